"""Pictures beside texts: what a file is, how it is offered to a browser, and how it comes to the published site."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from plugins import pictures as front
from plugins.archive.languages import CODES
from plugins.archive.pictures import LARGEST, MOST_PIXELS, Picture, look
from plugins.archive.reading import read
from plugins.drawing.photograph import developed
from plugins.pages.pictures import rendition, widths
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.pictures import PicturePublisher, renditions
from tests.conftest import HOUSE
from tests.folders import THEME, original, small, write
from tests.photographs import FORMATS, SHAPE, TURNED, bomb, moving, noted, photograph
from tests.sheets import Kept
from tests.sitetree import BuiltSite

BROKEN = "is not a whole picture; save it again, or take it out"
MANY = f"has more than {MOST_PIXELS // 1_000_000} million pixels; save it smaller"
STILL = "moves, and pictures here stand still; save one frame of it"
STORY = "editions/rabat-2024/opening"
BODY = '![A hall](hall.jpg "The hall. © La Gazette")\n\nWords.\n\n![A map](map.png "The map. © Council")\n'


def looked(tmp_path: Path, name: str, data: bytes) -> Picture | str:
    """Look at a file of some bytes."""
    path = write(tmp_path, {name: data}) / name
    return look(path, f"pages/about/{name}")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_good_picture_is_known_by_its_bytes(tmp_path: Path, ending: str) -> None:
    """Every kind that is published tells its shape, and has a name by its content."""
    found = looked(tmp_path, f"hall.{ending}", photograph(ending))
    assert isinstance(found, Picture)
    assert (found.name, found.width, found.height) == (f"hall.{ending}", *SHAPE)
    other = looked(tmp_path, f"hall.{ending}", photograph(ending, (130, 80)))
    assert isinstance(other, Picture)
    assert other.digest != found.digest


def test_a_picture_is_as_wide_as_it_is_shown(tmp_path: Path) -> None:
    """What was taken on its side is measured the right side up."""
    found = looked(tmp_path, "hall.jpg", photograph(exif=noted(TURNED)))
    assert isinstance(found, Picture)
    assert (found.width, found.height) == SHAPE[::-1]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.jpg", b"", BROKEN),
        ("a.jpg", b"<svg onload='alert(1)'/>", BROKEN),
        ("a.jpg", b"GIF89a" + b"\0" * 40, BROKEN),
        ("a.jpg", photograph("jpg")[:-200], BROKEN),
        ("a.png", photograph("png")[:-40], BROKEN),
        ("a.webp", photograph("webp")[:-20], BROKEN),
        ("a.avif", photograph("avif")[:-20], BROKEN),
        ("a.png", bomb(200, 200), BROKEN),
        ("a.png", bomb(60_000, 60_000), MANY),
        ("a.png", bomb(8_000, 8_000), MANY),
        ("a.png", photograph("jpg"), "is JPEG, whatever its name says; give it the right ending"),
        ("a.jpeg", photograph("avif"), "is AVIF, whatever its name says; give it the right ending"),
        ("a.png", moving("png"), STILL),
        ("a.webp", moving("webp"), STILL),
        ("a.avif", moving("avif"), STILL),
        ("a.png", photograph("png", (200, 10)), "has 200 by 10 pixels, and a side needs 64; find a larger one"),
        ("a.jpg", b"\xff" * (LARGEST + 1), "has more than 20 MB; save it smaller"),
    ],
)
def test_a_bad_picture_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    """What is broken, cut, too large, too small, moving, under a wrong name or a trap is said to be so, and no more."""
    assert looked(tmp_path, name, data) == told


@pytest.mark.parametrize(
    ("width", "offered"),
    [(2400, (480, 960, 1600)), (1600, (480, 960, 1600)), (1000, (480, 1000)), (500, (500,)), (100, (100,))],
)
def test_a_picture_is_offered_in_a_few_widths(width: int, offered: tuple[int, ...]) -> None:
    """None is wider than the picture itself, and none nearly as wide as another."""
    picture = Picture(file="pages/about/hall.jpg", width=width, height=width // 2, digest="0123456789")
    assert widths(picture) == offered
    found = rendition(picture, Root("https://nadwa.example/archive"))
    assert (found.width, found.height) == (offered[-1], offered[-1] // 2)
    assert found.avif == ", ".join(f"/archive/pictures/hall.01234567-{w}.avif {w}w" for w in offered)
    assert found.webp == ", ".join(f"/archive/pictures/hall.01234567-{w}.webp {w}w" for w in offered)
    assert found.address in found.webp


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small archive with two pictures beside a story, of which the second leads."""
    files: dict[str, str | bytes] = {
        name: text for name, text in small().items() if not name.startswith(f"{STORY}/") or name.endswith("ar.md")
    }
    files[f"{STORY}/ar.md"] = original("الافتتاح", "كلمات.", "2024-05-01", BODY, "image: map.png\n")
    files |= {f"{STORY}/hall.jpg": photograph(size=(1000, 500)), f"{STORY}/map.png": photograph("png")}
    return write(tmp_path / "content", files)


def site_of(content: Path) -> Site:
    """Return a site of some content."""
    return Site(read(content).archive, Root("https://nadwa.example"), THEME, 10)


def test_the_picture_that_leads_stands_first(content: Path) -> None:
    """It comes before the text, wide and at once; the other waits until it is near."""
    site = site_of(content)
    story = site.archive.by_folder[STORY]
    html = site.prose(story, story.versions["ar"]).html  # type: ignore[arg-type, union-attr]
    assert html.startswith('<figure class="lead">')
    lead, _, rest = html.partition("</figure>")
    assert ("map" in lead, 'loading="lazy"' in lead) == (True, False)
    other, _, words = rest.partition("</figure>")
    assert ("hall" in other, 'loading="lazy"' in other, "Words." in words) == (True, True, True)


def test_a_picture_that_changes_changes_the_text(content: Path) -> None:
    """The address of a picture bears its content, so no page ever shows an older one."""
    before = [name for name, *_ in renditions(site_of(content))]
    write(content, {f"{STORY}/hall.jpg": photograph(size=(1000, 600))})
    after = [name for name, *_ in renditions(site_of(content))]
    assert len(before) == len(set(before)) == len(after) == 6
    assert [name for name in before if "map" in name] == [name for name in after if "map" in name]
    assert not {name for name in before if "hall" in name} & set(after)


def test_pictures_are_kept_and_made_once(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made of the same picture before is taken from the store."""
    made: list[tuple[int, str]] = []

    def noted_develop(data: bytes, width: int, ending: str) -> bytes:
        made.append((width, ending))
        return developed(data, width, ending)

    monkeypatch.setattr(front, "STORE", tmp_path / ".store")
    monkeypatch.setattr(front, "developed", noted_develop)
    settings = {"SITE": site_of(content), "PATH": str(content)}
    first, second = Kept(), Kept()
    PicturePublisher(settings=settings).write_all(first)
    assert len(made) == len(first.files) == 6
    PicturePublisher(settings=settings).write_all(second)
    assert len(made) == 6
    assert first.files == second.files
    PicturePublisher(settings={**settings, "FRESH": True}).write_all(second)
    assert len(made) == 12


# ── the tiny site ──────────────────────────────────────────────────────────────────────────────────────────────

HALL = "tests/site/content/pages/about/hall.jpg"


def test_a_picture_is_published_in_two_formats(tiny: BuiltSite) -> None:
    """Each width is there as AVIF and as WebP, whole, of its width, lighter than the original, and tells nothing else."""
    found = sorted((tiny.folder / "pictures").iterdir())
    assert [re.sub(r"\.\w{8}-", "-", path.name) for path in found] == [
        *("hall-480.avif", "hall-480.webp", "hall-960.avif", "hall-960.webp")
    ]
    source = (HOUSE / HALL).read_bytes()
    assert b"A camera" in source
    for path in found:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.width == int(path.stem.rpartition("-")[2])
        assert len(data) < len(source)
        assert b"camera" not in data


def test_a_page_describes_its_picture(tiny: BuiltSite) -> None:
    """A figure has words for those who do not see it, its size, both formats, a caption in type, and whose it is."""
    for code in ("ar", "fr"):
        page = tiny.pages[f"{code}/about/"]
        [figure] = page.all(".//figure")
        [image], [source] = figure.findall(".//img"), figure.findall(".//source")
        assert (image.get("width"), image.get("height"), image.get("loading")) == ("960", "600", None)
        assert source.get("type") == "image/avif"
        for offered in (image.get("srcset"), source.get("srcset")):
            assert offered
            assert all((tiny.folder / part.split()[0].lstrip("/")).is_file() for part in offered.split(", "))
        [caption], [credit] = figure.findall("figcaption"), figure.findall(".//small")
        assert "".join(credit.itertext()).startswith("©\u00a0")
        assert [name.text for name in caption.iter("bdi")] == (["Hack & Pitch"] if code == "ar" else [])
        assert image.get("alt") == {"ar": "أربعة أبراج آخرها أسود", "fr": "Quatre tours, dont la dernière noire"}[code]
    assert "La salle\u00a0: Hack &amp; Pitch." in tiny.pages["fr/about/"].text


def test_a_draft_publishes_no_picture(tmp_path: Path) -> None:
    """A picture beside a text that is kept back stays at home."""
    content = Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content"))
    draft = content / "editions/rabat-2021/hidden"
    (draft / "tower.jpg").write_bytes(photograph())
    text = (draft / "en.md").read_text("utf-8")
    (draft / "en.md").write_text(f'{text}\n![A tower](tower.jpg "The tower. © La Gazette")\n', "utf-8")
    reading = read(content)
    assert reading.problems == []
    assert not [name for name, *_ in renditions(site_of(content)) if "tower" in name]


def test_one_file_serves_every_language(tiny: BuiltSite) -> None:
    """A picture has one address, whichever page shows it."""
    shown = {code: tiny.pages[f"{code}/about/"].all(".//img")[0].get("src") for code in CODES}
    assert len(set(shown.values())) == 1

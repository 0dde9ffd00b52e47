"""A correction stands, with its day, on the page that it is about and among all the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.archive.contract import check
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from plugins.corrections import CORRECTIONS_PER_PAGE, CorrectionsPage, pages
from plugins.editions import pages as edition_pages
from plugins.pages.ledger import broken_promises
from plugins.pages.page import Page
from plugins.pages.parts import Form
from plugins.pages.publisher import publisher
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from tests.folders import CORRECTIONS, THEME, said, small, small_site, write
from tests.grown import grown, too_heavy
from tests.sheets import Kept

MORE = """\
later:
  date: 2024-07-01
  address: {address}
  text: {{ar: خطأ., fr: Faux., en: Wrong.}}
"""
SAID = {"ar": "كان يوم الاختتام خاطئا.", "fr": "Le jour de clôture était faux.", "en": "The closing day was wrong."}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("corrections"))


@pytest.fixture(scope="module")
def written(site: Site) -> dict[str, Page]:
    """The pages of editions as they are handed to the writer."""
    kept = Kept()
    settings: dict[str, Any] = {"SITE": site}
    publisher(edition_pages)(settings=settings).write_all(kept)
    return kept.pages


@pytest.mark.parametrize("code", CODES)
def test_page_has_its_own_corrections_and_no_others(written: dict[str, Page], code: Code) -> None:
    """Each language has the correction in its words."""
    assert written[f"{code}/editions/rabat-2024/"].corrections == ((date(2024, 6, 1), SAID[code]),)
    assert written[f"{code}/editions/rabat-2022/"].corrections == ()


@pytest.mark.parametrize(
    ("code", "day"),
    [("ar", "تصويب بتاريخ 1 يونيو 2024"), ("fr", "Corrigé le 1er juin 2024"), ("en", "Corrected on 1 June 2024")],
)
def test_correction_is_seen_with_its_day(site: Site, written: dict[str, Page], code: Code, day: str) -> None:
    """It stands at the end of the matter, and a page without one has no such part."""
    renderer = Renderer(THEME, site.root)
    html = renderer.render(written[f"{code}/editions/rabat-2024/"])
    assert f'<time datetime="2024-06-01">{day}</time>' in html
    assert SAID[code] in html
    assert 'id="corrections"' not in renderer.render(written[f"{code}/editions/rabat-2022/"])


@pytest.mark.parametrize("code", CODES)
def test_all_corrections_stand_on_one_page(site: Site, code: Code) -> None:
    """Newest first, each with the name of its page."""
    [page] = [page for page in pages(site) if page.language == code]
    [row] = page.model.rows
    assert (row.date, row.text, row.href) == (date(2024, 6, 1), SAID[code], f"/{code}/editions/rabat-2024/")
    assert row.name.text == {"ar": "الرباط 2024", "fr": "Rabat 2024", "en": "Rabat 2024"}[code]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("people/amina/", Form("أمينة السلاوي")),
        ("organisations/council/", Form("مجلس المدينة")),
        ("editions/rabat-2024/opening/", Form("الافتتاح")),
        ("editions/rabat-2024/closing/", Form("La clôture", "fr", "ltr")),
        ("about/", Form("حول الأرشيف")),
        ("figures/", Form("الأرقام")),
        ("years/2024/", Form("years/2024/", "en", "ltr")),
    ],
)
def test_page_is_named_as_its_readers_know_it(tmp_path: Path, address: str, name: Form) -> None:
    """Only what has no name of its own is named by its address."""
    content = write(tmp_path / "content", {**small(), "corrections.yaml": CORRECTIONS + MORE.format(address=address)})
    reading = read(content)
    assert broken_promises(reading) == []
    site = Site(reading.archive, small_site(tmp_path / "other").root, THEME, 10)
    rows = next(pages(site)).model.rows
    assert [row.date for row in rows] == [date(2024, 7, 1), date(2024, 6, 1)]
    assert rows[0].name == name


def problems(folder: Path, more: str) -> list[str]:
    """Return what is wrong in an archive with a further correction."""
    content = write(folder / "content", {**small(), "corrections.yaml": CORRECTIONS + more})
    return said([*check(content, date(2026, 1, 1)), *broken_promises(read(content))])


def test_correction_of_no_page_is_told(tmp_path: Path) -> None:
    """An address that nothing stands at is told at its line, with one that is like it."""
    assert problems(tmp_path, MORE.format(address="editions/rabat-2042/")) == [
        "content/corrections.yaml:7:12: `editions/rabat-2042/` is no page of the archive; "
        "name one by its address without language, such as editions/rabat-2024/"
    ]


def test_correction_of_tomorrow_is_told(tmp_path: Path) -> None:
    """What is not mended yet is no correction."""
    [problem] = problems(tmp_path, MORE.format(address="about/").replace("2024-07-01", "2027-07-01"))
    assert problem.startswith("content/corrections.yaml:6:9: ")


@pytest.mark.parametrize("code", CODES)
def test_mistake_is_reported_with_the_page_s_address(site: Site, written: dict[str, Page], code: Code) -> None:
    """The link has the address of its page filled in; where nothing is set there is none."""
    page = written[f"{code}/editions/rabat-2024/"]
    told = f"https%3A%2F%2Fnadwa.example%2F{code}%2Feditions%2Frabat-2024%2F"
    for form in ("mailto:e@example.org?subject={address}", "https://example.org/new?a=b&body={address}"):
        html = Renderer(THEME, site.root, report_to=form).render(page)
        assert f'href="{form.replace("&", "&amp;").replace("{address}", told)}"' in html
    assert "mailto:" not in Renderer(THEME, site.root).render(page)


@pytest.mark.parametrize("code", CODES)
def test_many_corrections_are_parted(site: Site, code: Code) -> None:
    """No correction is lost, none stands twice, and no page is heavy."""
    large = grown(site, corrections=2 * CORRECTIONS_PER_PAGE)
    found = [page for page in pages(large) if page.language == code]
    texts = [row.text for page in found if isinstance(page.model, CorrectionsPage) for row in page.model.rows]
    assert sorted(texts) == sorted(item.text.text(code) for item in large.archive.corrections.values())
    assert [page.address for page in found] == [f"{code}/corrections/{end}" for end in ("", "2/", "3/")]
    assert too_heavy(large, found) == []


@pytest.mark.parametrize("code", CODES)
def test_page_with_many_corrections_shows_the_newest(site: Site, code: Code) -> None:
    """Ten stand on the page, and a way leads to the list of all; up to ten, nothing leads away."""
    for many, shown in ((9, 10), (30, 10)):
        kept, large = Kept(), grown(site, corrections=many)
        publisher(edition_pages)(settings={"SITE": large}).write_all(kept)
        html = Renderer(THEME, site.root).render(kept.pages[f"{code}/editions/rabat-2024/"])
        found = html[html.index('id="corrections"') :].partition("</section>")[0]
        assert found.count("<time") == shown
        assert (f'href="/{code}/corrections/"' in found) == (many > 10)

"""The ledger of addresses: what was published answers for ever, or says in three languages what became of it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from plugins import redirects
from plugins.archive.languages import CODES, Code
from plugins.archive.ledger import FILE, Fate, read_ledger
from plugins.archive.reading import read
from plugins.desk.recording import record, told, unrecorded
from plugins.pages import ledger
from plugins.pages.ledger import addresses_of, broken_promises, new_addresses, page_addresses, promised_by
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from plugins.proof.verifying import verify
from tests.conftest import HOUSE, run_pelican
from tests.folders import CONTENT, THEME, lean, said, small_site, write
from tests.sitetree import ROOT_URL, BuiltPage, BuiltSite

TINY = HOUSE / "tests/site/content"
REASON = "reason: {ar: طلبه صاحبه., fr: Son auteur l’a demandé., en: Its author asked for it.}"
WITHDRAWN = f"{{withdrawn: {{date: 2025-06-01, {REASON}}}}}"
OPENING = "editions/rabat-2024/opening/"


def archive(folder: Path, listed: str | bytes = b"") -> Path:
    """Write the small archive, with a ledger if one is given, and return its content."""
    files: dict[str, str | bytes] = {**lean()}
    return write(folder / "content", {**files, FILE: listed} if listed else files)


def problems(folder: Path, listed: str) -> list[str]:
    """Return what the small archive's ledger does wrong, each problem without its path."""
    content = archive(folder)
    reading = read(content)  # as it is without the ledger, so that nothing else is in question
    write(content, {FILE: listed})
    found = said(broken_promises(reading))
    assert all(problem.startswith(f"content/{FILE}:") for problem in found)
    return [problem.removeprefix(f"content/{FILE}:") for problem in found]


# ── what is promised ───────────────────────────────────────────────────────────────────────────────────────────


def test_addresses_are_those_of_the_content(tmp_path: Path) -> None:
    """Lists, editions, stories, facets, standing pages and sources, once for all languages and without drafts."""
    assert addresses_of(read(archive(tmp_path)).archive) == [
        "about/",
        "browse/",
        "cities/",
        "cities/oujda/",
        "cities/rabat/",
        "corrections/",
        "data/",
        "editions/",
        "editions/oujda-2024/",
        "editions/oujda-2024/visit/",
        "editions/rabat-2022/",
        "editions/rabat-2024/",
        "editions/rabat-2024/closing/",
        "editions/rabat-2024/opening/",
        "figures/",
        "id/sources/council/",
        "id/sources/gazette/",
        "id/sources/memoir/",
        "news/",
        "organisations/",
        "organisations/university/",
        "people/",
        "search/",
        "series/oujda/",
        "series/rabat/",
        "sources/",
        "sources/2024/",
        "sources/undated/",
        "themes/",
        "themes/energy/",
        "themes/water/",
        "years/",
        "years/2022/",
        "years/2024/",
    ]


@pytest.mark.parametrize(("name", "content"), [("tiny", TINY), ("real", CONTENT)])
def test_addresses_are_those_of_the_site(name: str, content: Path, request: pytest.FixtureRequest) -> None:
    """Every page that is built is promised and the other way round; only later pages of the news pass."""
    site: BuiltSite = request.getfixturevalue(name)
    promised = page_addresses(read_ledger(content), read(content).archive)
    assert {address for address in site.pages if not re.search(r"/news/\d", address)} == promised


def test_real_ledger_is_kept() -> None:
    """What the archive has published, it still answers for."""
    assert said(broken_promises(read(CONTENT))) == []


def test_every_rule_is_in_force() -> None:
    """A rule that is written is a rule that is asked, and its docstring says what it asks."""
    written = {f for name, f in vars(ledger).items() if inspect.isgeneratorfunction(f) and not name.startswith("_")}
    assert written == set(ledger.RULES)
    assert [rule.__name__ for rule in ledger.RULES if not rule.__doc__] == []


def test_archive_without_ledger_has_published_nothing(tmp_path: Path) -> None:
    """A young archive is right as it is, and all its addresses are new."""
    reading = read(archive(tmp_path))
    assert broken_promises(reading) == []
    assert new_addresses(read_ledger(reading.root), reading.archive) == addresses_of(reading.archive)


# ── the form of the ledger ─────────────────────────────────────────────────────────────────────────────────────


def test_ledger_is_read_with_every_fate(tmp_path: Path) -> None:
    """An address is live, has moved or was withdrawn, with date and reason in three languages."""
    text = f"{OPENING}: live\neditions/old/: {{moved_to: editions/older/}}\neditions/older/: {{moved_to: {OPENING}}}\ngone/: {WITHDRAWN}\n"
    found = read_ledger(archive(tmp_path, text))
    assert found.problems == ()
    assert found.live == (OPENING,)
    assert found.moved == {"editions/old/": OPENING, "editions/older/": OPENING}
    assert found.fates[OPENING] == Fate()
    [(address, withdrawal)] = found.withdrawn.items()
    assert (address, withdrawal.date.isoformat()) == ("gone/", "2025-06-01")
    assert [withdrawal.reason.text(code) for code in CODES] == [
        "طلبه صاحبه.",
        "Son auteur l’a demandé.",
        "Its author asked for it.",
    ]


@pytest.mark.parametrize("key", ["editions", "/editions/", "ar/editions/", "fr/about/", "Editions/", "a//b/", "../a/"])
def test_key_that_is_no_address_is_told(tmp_path: Path, key: str) -> None:
    """Addresses stand without their language and with their slash."""
    told = "is not an address of the ledger; write it without language, such as editions/berkane-2024/"
    assert problems(tmp_path, f"about/: live\n{key}: live\n") == [f"2:1: `{key}` {told}"]


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        ("gone", "8: `gone` is not known here; write `live`, {moved_to: …} or {withdrawn: {date: …, reason: …}}"),
        ("{}", "8: needs either `moved_to` or `withdrawn`; keep one of them"),
        (f"{{moved_to: about/, {WITHDRAWN[1:]}", "8: needs either `moved_to` or `withdrawn`; keep one of them"),
        ("{moved: about/}", "9: `moved` is not known here; did you mean `moved_to`?"),
        ("[live]", "8: must be a mapping; write `key: value` lines"),
        (f"{{withdrawn: {{{REASON}}}}}", "20: `date` is missing; add it"),
        (
            WITHDRAWN.replace("2025-06-01", "2025-06-31"),
            "27: `2025-06-31` is not a day of the calendar; check month and day",
        ),
        (WITHDRAWN.replace(", en: Its author asked for it.", ""), "47: `en` is missing; add it"),
    ],
)
def test_fate_that_is_none_is_told(tmp_path: Path, fate: str, told: str) -> None:
    """An address is live, or it has one reason not to be, complete in three languages."""
    assert problems(tmp_path, f"about/: live\nold/:  {fate}\n") == [f"2:{told}"]


def test_doubled_address_is_told(tmp_path: Path) -> None:
    """An address has one fate."""
    assert problems(tmp_path, "about/: live\nabout/: live\n") == ["2:1: `about/` stands twice; keep one of them"]


@pytest.mark.parametrize("text", ["- about/\n", "# nothing\n"])
def test_ledger_that_is_no_mapping_is_told(tmp_path: Path, text: str) -> None:
    """A broken ledger is told, and the rules wait."""
    assert problems(tmp_path, text) == ["1:1: is empty or not a mapping; write one `key: value` a line"]


# ── the rules ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_kept_ledger_has_no_problem(tmp_path: Path) -> None:
    """Live pages, ways that arrive and withdrawals are all an answer."""
    ways = "old/: {moved_to: older/}\nolder/: {moved_to: about/}\n"
    assert problems(tmp_path, f"about/: live\n{OPENING}: live\n{ways}gone/: {WITHDRAWN}\n") == []


@pytest.mark.parametrize(
    ("gone", "advice"),
    [
        ("editions/rabat-2024/the-opening/", f"if it moved, write {{moved_to: {OPENING}}}"),
        ("photo/", "bring it back, or write {moved_to: …} or {withdrawn: {date: …, reason: …}}"),
    ],
)
def test_address_that_is_gone_is_told(tmp_path: Path, gone: str, advice: str) -> None:
    """What was published and is not there any more is told at its line; a new name that is like it is offered."""
    assert problems(tmp_path, f"about/: live\n\n{gone}: live\n") == [
        f"3:1: nothing stands at `{gone}` any more; {advice}"
    ]


def test_draft_again_is_told(tmp_path: Path) -> None:
    """A story that goes back to draft leaves its readers in the dark, too."""
    content = archive(tmp_path, "editions/oujda-2024/visit/: live\n")
    path = content / "editions/oujda-2024/visit/en.md"
    path.write_text(path.read_text("utf-8").replace("themes: [water]", "themes: [water]\nstatus: draft"), "utf-8")
    ledger_file = content / FILE
    text = ledger_file.read_text("utf-8")
    ledger_file.unlink()
    reading = read(content)
    ledger_file.write_text(text, "utf-8")
    [problem] = said(broken_promises(reading))
    assert problem.startswith(f"content/{FILE}:1:1: nothing stands at `editions/oujda-2024/visit/` any more; ")


@pytest.mark.parametrize("fate", ["{moved_to: about/}", WITHDRAWN])
def test_address_in_use_again_is_told(tmp_path: Path, fate: str) -> None:
    """A name that was given up is not given to something else."""
    told = "is in use again; give the new thing another name, or write `live` if the old one is back"
    assert problems(tmp_path, f"about/: live\n{OPENING}: {fate}\n") == [f"2:1: `{OPENING}` {told}"]


@pytest.mark.parametrize(
    ("end", "near"), [("editions/rabat-2024/openning/", OPENING), ("nowhere/", "editions/"), ("ar/about/", "about/")]
)
def test_way_that_leads_nowhere_is_told(tmp_path: Path, end: str, near: str) -> None:
    """A thing that moved is there where it moved to, through however many names."""
    told = f"leads to `{end}`, where nothing stands; name an address that has a page, such as {near}"
    text = f"old/: {{moved_to: older/}}\nolder/: {{moved_to: {end}}}\n"
    assert problems(tmp_path, text) == [f"1:1: {told}", f"2:1: {told}"]


def test_way_in_a_circle_is_told(tmp_path: Path) -> None:
    """A way that comes back to itself is told on each of its steps, and on the step that leads into it."""
    told = "moves in a circle, %s; name the address where it stands now"
    text = "a/: {moved_to: b/}\nb/: {moved_to: c/}\nc/: {moved_to: b/}\nd/: {moved_to: d/}\n"
    assert problems(tmp_path, text) == [
        "1:1: " + told % "a/ → b/ → c/ → b/",
        "2:1: " + told % "b/ → c/ → b/",
        "3:1: " + told % "c/ → b/ → c/",
        "4:1: " + told % "d/ → d/",
    ]


def test_way_to_what_was_withdrawn_is_told(tmp_path: Path) -> None:
    """Nobody is sent to a page that is not there any more."""
    told = "leads to `gone/`, which was withdrawn; withdraw this one too"
    assert problems(tmp_path, f"gone/: {WITHDRAWN}\nold/: {{moved_to: gone/}}\n") == [f"2:1: {told}"]


def test_rules_wait_until_all_content_can_be_read(tmp_path: Path) -> None:
    """What could not be read is not missing."""
    content = archive(tmp_path)
    write(content, {"themes.yaml": "- a"})
    reading = read(content)
    write(content, {FILE: "gone/: live\n"})
    assert broken_promises(reading) == []


# ── keeping the ledger ─────────────────────────────────────────────────────────────────────────────────────────


def test_first_ledger_holds_everything(tmp_path: Path) -> None:
    """Recorded, nothing is new any more, and the file begins with what it is for."""
    content = archive(tmp_path)
    made = addresses_of(read(content).archive)
    assert record(content) == made
    assert (content / FILE).read_text("utf-8").startswith("# Every address that was ever published")
    assert list(read_ledger(content).live) == made
    assert [path.name for path in content.iterdir() if path.name.startswith(".")] == []


def test_new_address_finds_its_place(tmp_path: Path) -> None:
    """What is there stays as it is, comments and fates included; what is new stands in order."""
    made = addresses_of(read(archive(tmp_path)).archive)
    listed = [f"{address}: live" for address in made if address not in (made[0], OPENING, made[-1])]
    listed.insert(1, "# a word on the next one")
    listed.insert(3, "crowd/: {moved_to: about/}")
    content = archive(tmp_path, "# head\n\n" + "\n".join(listed) + "\n")
    assert record(content) == [made[0], OPENING, made[-1]]
    listed.insert(0, f"{made[0]}: live")
    listed.insert(listed.index("figures/: live"), f"{OPENING}: live")
    assert (content / FILE).read_text("utf-8") == "# head\n\n" + "\n".join([*listed, f"{made[-1]}: live", ""])


def test_nothing_new_leaves_the_file_alone(tmp_path: Path) -> None:
    """A ledger that holds everything is not written again."""
    content = archive(tmp_path)
    record(content)
    (content / FILE).chmod(0o444)
    before = (content / FILE).stat()
    assert record(content) == []
    assert (content / FILE).stat() == before


@pytest.mark.parametrize(("count", "line"), [(0, ""), (1, "1 new address"), (12, "12 new addresses")])
def test_number_of_new_addresses_is_told(count: int, line: str) -> None:
    """A build says how many addresses nobody has seen yet."""
    assert told(["x/"] * count) == line


def test_unrecorded_addresses_change_nothing(tmp_path: Path) -> None:
    """Asking what is new writes nothing."""
    content = archive(tmp_path)
    assert unrecorded(content)
    assert not (content / FILE).exists()


# ── what stands there ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site."""
    return small_site(tmp_path_factory.mktemp("ledger"))


def stand_ins(folder: Path, site: Site) -> dict[str, BuiltPage]:
    """Render what stands at an address that moved twice, and at one that was withdrawn."""
    text = f"old/: {{moved_to: older/}}\nolder/: {{moved_to: {OPENING}}}\ngone/: {WITHDRAWN}\n"
    renderer = Renderer(THEME, site.root)
    made = redirects.pages(read_ledger(archive(folder, text)), site)
    return {page.address: BuiltPage(page.address, renderer.render(page)) for page in made}


def test_each_address_has_a_page_in_each_language(tmp_path: Path, site: Site) -> None:
    """An address that does not live any more answers in three languages, and none is indexed."""
    pages = stand_ins(tmp_path, site)
    assert pages.keys() == {f"{code}/{address}" for code in CODES for address in ("old/", "older/", "gone/")}
    assert not any(page.is_indexed for page in pages.values())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", ["صفحة تغير عنوانها", "تغير عنوان هذه الصفحة.", "الانتقال إلى عنوانها الجديد"]),
        ("fr", ["Page déplacée", "Cette page a changé d’adresse.", "Aller à sa nouvelle adresse"]),
        ("en", ["Page moved", "This page has moved.", "Go to its new address"]),
    ],
)
@pytest.mark.parametrize("address", ["old/", "older/"])
def test_moved_page_leads_on(tmp_path: Path, site: Site, code: Code, words: list[str], address: str) -> None:
    """It says so in its language and goes straight to the end of the way, by itself and by a link."""
    page = stand_ins(tmp_path, site)[f"{code}/{address}"]
    end = f"/{code}/{OPENING}"
    assert [text for text in words if text not in page.words()] == []
    assert [m.get("content") for m in page.all("head/meta") if m.get("http-equiv") == "refresh"] == [f"0; url={end}"]
    assert end in page.hrefs
    assert page.canonical == f"https://nadwa.example{end}"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", ["صفحة مسحوبة", "طلبه صاحبه.", "سحبت بتاريخ 1 يونيو 2025"]),
        ("fr", ["Page retirée", "Son auteur l’a demandé.", "Retirée le 1er juin 2025"]),
        ("en", ["Page withdrawn", "Its author asked for it.", "Withdrawn on 1 June 2025"]),
    ],
)
def test_withdrawn_page_says_when_and_why(tmp_path: Path, site: Site, code: Code, words: list[str]) -> None:
    """It tells the reason in its language, leads to the editions, and stays its own address."""
    page = stand_ins(tmp_path, site)[f"{code}/gone/"]
    assert [text for text in words if text not in page.words()] == []
    assert f"/{code}/editions/" in page.hrefs
    assert page.canonical == f"https://nadwa.example/{code}/gone/"
    assert [meta for meta in page.all("head/meta") if meta.get("http-equiv") == "refresh"] == []


def test_stand_ins_are_built_and_keep_every_fact(tmp_path: Path) -> None:
    """Pelican publishes them, and verification finds the site whole."""
    text = f"editions/agadir-2020/: {{moved_to: editions/agadir-2021/}}\ngone/: {WITHDRAWN}\n"
    content = archive(tmp_path, text)
    write(content, {FILE: text.replace("agadir-2020", "rabat-2020").replace("agadir-2021", "rabat-2024")})
    done = run_pelican(content, tmp_path / "output")
    assert done.returncode == 0, done.stderr
    built = BuiltSite(tmp_path / "output")
    assert said(verify(built.folder, promised_by(read(content)))) == []
    for code in CODES:
        assert built.pages[f"{code}/editions/rabat-2020/"].canonical == f"{ROOT_URL}/{code}/editions/rabat-2024/"
        assert not built.pages[f"{code}/gone/"].is_indexed

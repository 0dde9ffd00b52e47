"""The contract: for each rule what keeps it, and what breaks it with the place and the words of the problem."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from plugins.archive import (
    agreement_rules,
    contract,
    date_rules,
    edition_rules,
    figure_rules,
    insertion_rules,
    link_rules,
    markup_rules,
    picture_rules,
    register_rules,
    text_rules,
)
from plugins.archive.contract import check, problems_of
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import Reading, read
from plugins.archive.stories import Version
from tests.folders import BODY, CONTENT, original, said, small, translation, write

MODULES = (
    *(agreement_rules, date_rules, edition_rules, figure_rules, insertion_rules),
    *(link_rules, markup_rules, picture_rules, register_rules, text_rules),
)
RABAT = "editions/rabat-2024/edition.yaml"
PLAIN = "editions/rabat-2022/edition.yaml"
OPENING = "editions/rabat-2024/opening"
TEXT_LINE = 7


def broken(folder: Path, name: str, text: str) -> list[str]:
    """Return the problems of the small archive with one file changed."""
    return said(check(write(folder / "content", {**small(), name: text})))


def exchanged(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Return the problems of the small archive with some words of one file exchanged."""
    text = small()[name]
    assert old in text
    return broken(folder, name, text.replace(old, new, 1))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The small archive as it was read, without problems."""
    return read(write(tmp_path_factory.mktemp("right") / "content", small()))


@dataclass(frozen=True)
class Desk:
    """Where a text is written beside those of the small archive."""

    reading: Reading

    def problems(self, body: str, code: Code = "en") -> list[str]:
        """Return the problems of an original with this body, each without its path."""
        path = f"content/editions/oujda-2024/walk/{code}.md"
        version = Version(language=code, title="Walk", summary="A walk.", body=body, path=path, line=TEXT_LINE)
        visit = next(story for story in self.reading.archive.stories if story.id == "visit")
        walk = replace(visit, id="walk", folder="editions/oujda-2024/walk", original=code, versions={code: version})
        archive = replace(self.reading.archive, stories=(*self.reading.archive.stories, walk))
        found = said(problems_of(replace(self.reading, archive=archive)))
        assert [problem for problem in found if not problem.startswith(f"{path}:")] == []
        return [problem.removeprefix(f"{path}:") for problem in found]


@pytest.fixture(scope="module")
def desk(right: Reading) -> Desk:
    """A desk to write a text at."""
    return Desk(right)


def place(name: str, words: str) -> str:
    """Return where words first stand in a file of the small archive."""
    before = small()[name].partition(words)[0]
    return f"content/{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


# ── the whole ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_right_content_has_no_problem(tmp_path: Path) -> None:
    """The small archive keeps every rule, so that each test below breaks just one."""
    assert said(check(write(tmp_path / "content", small()))) == []


def test_real_content_has_no_problem() -> None:
    """What the archive publishes keeps its own contract."""
    assert said(check(CONTENT)) == []


def test_every_rule_is_in_force() -> None:
    """A rule that is written is a rule that is asked, and its docstring says what it asks."""
    written = {
        rule
        for module in MODULES
        for name, rule in vars(module).items()
        if inspect.isgeneratorfunction(rule) and rule.__module__ == module.__name__ and not name.startswith("_")
    }
    assert {*contract.RULES, *contract.DATED} == written
    assert [rule.__name__ for rule in written if not rule.__doc__] == []


@pytest.mark.parametrize("register", ["sources.yaml", "people.yaml", "places.yaml", "themes.yaml", "series.yaml"])
def test_one_mistake_is_told_once(tmp_path: Path, register: str) -> None:
    """While a register cannot be read, nothing that refers to it is called wrong."""
    assert broken(tmp_path, register, "- a") == [
        f"content/{register}:1:1: is empty or not a mapping; write one `key: value` a line"
    ]


def test_rules_look_at_what_could_be_read(tmp_path: Path) -> None:
    """A broken file does not hide the mistakes of the others."""
    files = {**small(), "people.yaml": "- a", "pages/about/ar.md": translation("T" * 91, "fr")}
    assert [problem.path for problem in check(write(tmp_path / "content", files))] == [
        "content/pages/about/ar.md",
        "content/people.yaml",
    ]


def test_link_to_a_text_with_a_mistake_is_not_a_second_mistake(tmp_path: Path) -> None:
    """The folder is there, and will be published once it is mended."""
    files = {
        **small(),
        "pages/about/fr.md": "no header",
        "editions/oujda-2024/walk/en.md": original("A", "B.", "2024-09-12", "[a]({filename}/pages/about)"),
    }
    assert [problem.path for problem in check(write(tmp_path / "content", files))] == ["content/pages/about/fr.md"]


@pytest.mark.parametrize("line", ["status: draft\n", ""])
def test_drafts_keep_the_rules_too(tmp_path: Path, line: str) -> None:
    """A draft's mistakes show while its author is still at it."""
    text = original("A", "B.", "2024-09-12", "A [@nobody]", more=line)
    [problem] = broken(tmp_path, "editions/oujda-2024/walk/en.md", text)
    assert problem.startswith(f"content/editions/oujda-2024/walk/en.md:{TEXT_LINE + bool(line)}:4: `nobody` is not")


def test_problems_of_several_rules_come_together_in_order_of_place(tmp_path: Path) -> None:
    """One run shows everything, sorted as a person walks through the files."""
    files = {
        **small(),
        "editions/rabat-2022/edition.yaml": small()["editions/rabat-2022/edition.yaml"].replace(
            "city: rabat", "city: hall"
        ),
        f"{OPENING}/fr.md": translation("T" * 91, "ar", body="# T\n\n![a](b)[@x]\n"),
    }
    problems = problems_of(read(write(tmp_path / "content", files)))
    assert problems == sorted(problems)
    assert [(problem.path, problem.line, problem.column) for problem in problems] == [
        ("content/editions/rabat-2022/edition.yaml", 2, 7),
        (f"content/{OPENING}/fr.md", 2, 8),
        (f"content/{OPENING}/fr.md", 6, 1),
        (f"content/{OPENING}/fr.md", 8, 1),
        (f"content/{OPENING}/fr.md", 8, 9),
    ]


# ── editions ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_edition_may_last_one_day(tmp_path: Path) -> None:
    """First and last day may be the same."""
    assert exchanged(tmp_path, RABAT, "end: 2024-05-02", "end: 2024-05-01") == []


def test_edition_does_not_end_before_it_starts(tmp_path: Path) -> None:
    """The problem stands at the last day."""
    assert exchanged(tmp_path, RABAT, "end: 2024-05-02", "end: 2024-04-30") == [
        f"{place(RABAT, '2024-05-02, sources')}: the last day is before the first; exchange them"
    ]


def test_city_is_a_city(tmp_path: Path) -> None:
    """A venue cannot stand for its city."""
    assert exchanged(tmp_path, "editions/rabat-2022/edition.yaml", "city: rabat", "city: hall") == [
        "content/editions/rabat-2022/edition.yaml:2:7: `hall` is not a city; name a place of the kind city"
    ]


@pytest.mark.parametrize("other", ["oujda", "rabat"])
def test_venue_is_a_venue(tmp_path: Path, other: str) -> None:
    """A city cannot stand for a venue, its own city included."""
    assert exchanged(tmp_path, RABAT, "place: hall", f"place: {other}") == [
        f"{place(RABAT, 'hall')}: `{other}` is not a venue in `rabat`; see places.yaml"
    ]


def test_venue_is_in_the_city_of_the_edition(tmp_path: Path) -> None:
    """The problem stands where the edition names the venue."""
    assert exchanged(tmp_path, "places.yaml", "city: rabat", "city: oujda") == [
        f"{place(RABAT, 'hall')}: `hall` is not a venue in `rabat`; see places.yaml"
    ]


def test_year_is_known_to_the_series(tmp_path: Path) -> None:
    """A year without an edition cannot have one."""
    assert exchanged(tmp_path, "series.yaml", "known: [2022, 2024]", "known: [2024]") == [
        "content/editions/rabat-2022/edition.yaml:5:16: 2022 is not a known year of `rabat`; add it in series.yaml"
    ]


def test_year_of_a_series_has_one_edition(tmp_path: Path) -> None:
    """The second folder of the year is reported, and names the first."""
    again = small()[PLAIN].replace("number: 1", "number: 7")
    assert broken(tmp_path, "editions/rabat-again/edition.yaml", again) == [
        "content/editions/rabat-again/edition.yaml:1:9: `rabat-2022` is the 2022 edition already; merge the two"
    ]


def test_ordinal_of_a_series_stands_once(tmp_path: Path) -> None:
    """Two editions of one series cannot both be the second; those of two series can."""
    assert exchanged(tmp_path, PLAIN, "number: 1", "number: 2") == [
        f"{place(RABAT, '2, sources')}: `rabat-2022` has this ordinal already; check which is right"
    ]


@pytest.mark.parametrize(("end", "days"), [("2022-07-09", None), ("2022-07-10", 32), ("2023-06-10", 367)])
def test_edition_lasts_a_month_at_most(tmp_path: Path, end: str, days: int | None) -> None:
    """A longer one is a slip of the month or year."""
    expected = f"{place(PLAIN, '2022-06-10')}: the edition would last {days} days; check the year and month"
    assert exchanged(tmp_path, PLAIN, "end: 2022-06-10", f"end: {end}") == ([expected] if days else [])


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("[water, energy]", "[water, energy, water]", "water"),
        ("codes: [MA, FR]", "codes: [MA, FR, MA]", "MA"),
        ("organisation: university, role: partner", "organisation: council, role: partner", "council"),
        ("person: jean, part: speaker", "person: amina, part: opening", "amina"),
    ],
)
def test_items_of_an_edition_stand_once(tmp_path: Path, old: str, new: str, name: str) -> None:
    """The second of two equal items is reported, at its own place."""
    [problem] = exchanged(tmp_path, RABAT, old, new)
    changed = small()[RABAT].replace(old, new, 1).split("\n")[int(problem.split(":")[1]) - 1]
    assert new.rpartition(", ")[2] in changed
    assert problem.endswith(f": `{name}` stands twice; keep one of them")


def test_figure_stands_once_for_each_stage(tmp_path: Path) -> None:
    """What was announced and what was reported are two facts; the same count twice at one stage is not."""
    twice = small()[RABAT].replace("of: speakers", "of: visits")
    assert broken(tmp_path / "stages", RABAT, twice) == []
    [problem] = broken(tmp_path / "stage", RABAT, twice.replace("stage: announced", "stage: reported"))
    assert problem.endswith("`visits` stands twice; keep one of them")


def test_one_person_may_have_two_parts(tmp_path: Path) -> None:
    """Who opened may speak as well."""
    assert exchanged(tmp_path, RABAT, "person: jean, part: speaker", "person: amina, part: speaker") == []


def test_disagreement_s_id_stands_once(tmp_path: Path) -> None:
    """A mark beside a fact leads to one disagreement."""
    text = small()[RABAT]
    again = text[text.index("  - id: count") : text.index("gaps:")]
    found = broken(tmp_path, RABAT, text.replace("gaps:", f"{again}gaps:"))
    assert [problem.partition(": ")[2] for problem in found] == ["`count` stands twice; keep one of them"]


@pytest.mark.parametrize(
    ("day", "far"), [("2024-03-31", False), ("2024-03-30", True), ("2024-06-02", False), ("2024-06-03", True)]
)
def test_agreement_is_of_the_edition_s_days(tmp_path: Path, day: str, far: bool) -> None:
    """A month before and a month after are near enough."""
    expected = f"{place(RABAT, '2024-05-02' + chr(10) + '    parties')}: this day is far from the edition's; check the year and month"
    old = "date: 2024-05-02\n    parties"
    assert exchanged(tmp_path, RABAT, old, old.replace("2024-05-02", day)) == ([expected] if far else [])


@pytest.mark.parametrize(("day", "early"), [("2023-01-01", False), ("2022-12-31", True)])
def test_story_is_not_long_before_its_edition(tmp_path: Path, day: str, early: bool) -> None:
    """The year before is early enough for an announcement."""
    expected = f"content/{OPENING}/ar.md:4:7: this day is long before the edition; check the year"
    assert exchanged(tmp_path, f"{OPENING}/ar.md", "2024-05-01", day) == ([expected] if early else [])


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 1, 1), []),
        (date(2024, 9, 10), ["series.yaml:14:17"]),
        (date(2024, 9, 9), ["editions/oujda-2024/visit/en.md:4:7", "series.yaml:14:17"]),
        (
            date(2024, 9, 8),
            ["editions/oujda-2024/edition.yaml:5:16", "editions/oujda-2024/visit/en.md:4:7", "series.yaml:14:17"],
        ),
    ],
)
def test_nothing_is_from_the_future(right: Reading, today: date, expected: list[str]) -> None:
    """Editions, stories and sources have happened by the day of the check, give or take the time zone."""
    assert [problem.partition(": ")[0] for problem in said(problems_of(right, today))] == [
        f"content/{name}" for name in expected
    ]


def test_source_is_not_from_the_future(right: Reading) -> None:
    """A source of a year or month counts from its first day."""
    found = said(date_rules.nothing_from_the_future(right, date(2024, 4, 30)))
    assert f"{place('sources.yaml', '2024-05-02')}: this day has not come yet; check the year" in found
    assert f"{place('sources.yaml', chr(34) + '2024-05' + chr(34))}: this day has not come yet; check the year" in found


def test_two_series_share_a_year(right: Reading) -> None:
    """Cities do not take years from each other."""
    years = [edition.year for edition in right.archive.editions.values()]
    assert (sorted(years), problems_of(right)) == ([2022, 2024, 2024], [])


@pytest.mark.parametrize(("old", "new"), [("        kept: true\n", ""), ("numeral: 1\n", "kept: true\n")])
def test_one_reading_is_kept(tmp_path: Path, old: str, new: str) -> None:
    """None kept and two kept are both no decision."""
    assert exchanged(tmp_path, RABAT, old, new) == [
        f"{place(RABAT, '- numeral: 1')}: is undecided; give two readings or more, and `kept: true` to exactly one of them"
    ]


def test_disagreement_has_two_readings(tmp_path: Path) -> None:
    """One reading alone disagrees with nobody."""
    text = small()[RABAT]
    start, end = text.index("      - numeral: 1"), text.index("      - numeral: 2")
    assert exchanged(tmp_path, RABAT, text[start:end], "") == [
        f"{place(RABAT, '- numeral: 1')}: is undecided; give two readings or more, and `kept: true` to exactly one of them"
    ]


# ── sources ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  publisher: La Gazette\n", "", "`gazette` names nobody who published it; add `publisher` or `organisation`"),
        (
            "  publisher: La Gazette\n",
            "  publisher: La Gazette\n  organisation: council\n",
            "`gazette` has both `publisher` and `organisation`; keep one of them",
        ),
        ("  organisation: council\n", "", "`council` names nobody who published it; add `publisher` or `organisation`"),
    ],
)
def test_source_names_one_publisher(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Neither and both are wrong; the right ones name one of the two."""
    source = told.split("`")[1]
    line = small()["sources.yaml"].split(f"{source}:\n")[0].count("\n") + 2
    assert exchanged(tmp_path, "sources.yaml", old, new) == [f"content/sources.yaml:{line}:3: {told}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  city: rabat\n", "", "`hall` is a venue; name its city, a place of the kind city"),
        ("  city: rabat\n", "  city: hall\n", "`hall` is a venue; name its city, a place of the kind city"),
        ("country: MA\noujda", "country: MA\n  city: oujda\noujda", "`rabat` is a city itself; take `city` out"),
    ],
)
def test_venues_alone_have_a_city(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A venue is in a city, and a city is in none."""
    found = exchanged(tmp_path, "places.yaml", old, new)
    assert [problem.partition(": ")[2] for problem in found if problem.startswith("content/places.yaml")] == [message]


def test_series_is_held_in_a_city(tmp_path: Path) -> None:
    """A venue cannot stand for the city of a series."""
    assert exchanged(tmp_path, "series.yaml", "city: rabat", "city: hall") == [
        f"{place('series.yaml', 'rabat' + chr(10) + '  known')}: `hall` is not a city; name a place of the kind city"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[2022, 2024]", "[2022, 2024, 2022]", "`2022` stands twice; keep one of them"),
        ("[2022, 2024]", "[1989, 2022, 2024]", "1989 is no year of a series; check it"),
        ("[2022, 2024]", "[2022, 2024, 2101]", "2101 has not come yet; check the year"),
        ("[2022, 2024]", "[2022, 2023, 2024]", "2023 is among the known years; keep it here or there"),
        ("[2022, 2024]", "[1990, 2022, 2024]", None),
    ],
)
def test_years_of_a_series_are_plausible(tmp_path: Path, old: str, new: str, message: str | None) -> None:
    """Each known year stands once, is of our time, and is no gap."""
    found = exchanged(tmp_path, "series.yaml", old, new)
    assert [problem.partition(": ")[2] for problem in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "other"),
    [
        ("themes.yaml", "en: Water", "en: energy", "Water", "energy"),
        ("themes.yaml", "ar: الماء", "ar: الطاقة", "الماء", "energy"),
        ("places.yaml", "fr: Oujda", "fr: Rabat", "Oujda", "rabat"),
    ],
)
def test_names_are_told_apart(tmp_path: Path, name: str, old: str, new: str, where: str, other: str) -> None:
    """Two tags that read the same cannot be chosen between, in any language and whatever the case."""
    assert exchanged(tmp_path, name, old, new) == [
        f"{place(name, where)}: bears the same name as `{other}`; tell them apart"
    ]


# ── headers ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("letter", ["a", "é", "م"])
def test_title_of_ninety_characters_fits(tmp_path: Path, letter: str) -> None:
    """Characters are counted, not bytes."""
    assert broken(tmp_path, f"{OPENING}/fr.md", translation(letter * 90, "ar")) == []


@pytest.mark.parametrize("letter", ["a", "é", "م"])
def test_longer_title_does_not_fit(tmp_path: Path, letter: str) -> None:
    """The problem stands at the title and says by how much."""
    assert broken(tmp_path, f"{OPENING}/fr.md", translation(letter * 91, "ar")) == [
        f"content/{OPENING}/fr.md:2:8: the title has 91 characters; shorten it to 90"
    ]


def test_title_of_a_standing_page_fits_too(tmp_path: Path) -> None:
    """Rules for texts hold for stories and pages alike."""
    assert broken(tmp_path, "pages/about/ar.md", translation("م" * 91, "fr")) == [
        "content/pages/about/ar.md:2:8: the title has 91 characters; shorten it to 90"
    ]


def test_translation_may_follow_a_translation(tmp_path: Path) -> None:
    """Any other version that exists can be translated from."""
    assert broken(tmp_path, f"{OPENING}/en.md", translation("The opening", "fr")) == []


@pytest.mark.parametrize(("name", "code"), [("pages/about/ar.md", "en")])
def test_translation_follows_another_version_that_exists(tmp_path: Path, name: str, code: str) -> None:
    """A missing version cannot be translated from."""
    assert broken(tmp_path, name, translation("A title", code)) == [
        f"content/{name}:4:19: there is no version `{code}` to translate from; name one that exists"
    ]


def test_translation_does_not_follow_itself(tmp_path: Path) -> None:
    """A version cannot be its own original."""
    assert broken(tmp_path, f"{OPENING}/fr.md", translation("A title", "fr")) == [
        f"content/{OPENING}/fr.md:4:19: a translation cannot follow itself; name the version that it was made from"
    ]


# ── texts ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body", ["## A\n\n### B\n\nc\n\n## D\n\ne\n", "Not # a heading\n", "    # code\n", "`# code`\n"]
)
def test_headings_begin_below_the_title(desk: Desk, body: str) -> None:
    """Second-level headings, a sign within a line and code are right."""
    assert desk.problems(body) == []


@pytest.mark.parametrize(("body", "line"), [("# A\n", 0), ("a\n\n#B\n", 2), ("## A\n\nb\n\n# مدينة\n", 4)])
def test_first_level_heading_is_the_title_s(desk: Desk, body: str, line: int) -> None:
    """The problem stands at the mark, counted in lines of the file."""
    assert desk.problems(body) == [f"{TEXT_LINE + line}:1: `#` is the title's level; write `##`"]


@pytest.mark.parametrize("body", ["Title\n=====\n", "> # A\n", "- # A\n"])
def test_first_level_heading_is_found_however_it_is_written(desk: Desk, body: str) -> None:
    """Markdown's other ways to a first-level heading make a second title too."""
    assert len(desk.problems(body)) == 1


@pytest.mark.parametrize("body", ["A.[@gazette]\n", "A.[@gazette @council]\n", "A `[@nobody]`\n", "a@b.c @Nobody\n"])
def test_known_sources_may_be_cited(desk: Desk, body: str) -> None:
    """One or several known sources are right, and so is what is no citation."""
    assert desk.problems(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A.[@gazete]\n", [f"{TEXT_LINE}:4: `gazete` is not in sources.yaml; did you mean `gazette`?"]),
        ("\n\nماء[@x]\n", [f"{TEXT_LINE + 2}:5: `x` is not in sources.yaml; use one of: council, gazette, memoir"]),
        (
            "A.[@gazette @concil]\nB.[@memori]\n",
            [
                f"{TEXT_LINE}:13: `concil` is not in sources.yaml; did you mean `council`?",
                f"{TEXT_LINE + 1}:4: `memori` is not in sources.yaml; did you mean `memoir`?",
            ],
        ),
    ],
)
def test_unknown_sources_may_not_be_cited(desk: Desk, body: str, expected: list[str]) -> None:
    """Each unknown source is reported where it is cited."""
    assert desk.problems(body) == expected


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org",
        "http://example.org",
        "mailto:a@example.org",
        "#sources",
        "{filename}/editions/rabat-2024",
        "{filename}/editions/rabat-2024/#facts",
        "{filename}/editions/rabat-2024/opening",
        "{filename}/pages/about",
        "{filename}../visit",
        "{filename}../../rabat-2022",
        "{filename}#sources",
    ],
)
def test_link_lands(desk: Desk, target: str) -> None:
    """The web, a part of the page and every published folder can be linked to, in any form."""
    for form in ("[a](%s)", '[a](%s "A title")', "[a][1]\n\n[1]: %s", "[1]\n\n[1]: <%s>"):
        assert desk.problems(f"A.[@gazette]\n\n{form % target}") == [], form


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[a](/editions)", "1:5: `/editions` leads nowhere; begin with {filename}, https://, mailto: or #"),
        ("[a](about.md)", "1:5: `about.md` leads nowhere; begin with {filename}, https://, mailto: or #"),
        ("[a](//evil.example)", "1:5: `//evil.example` leads nowhere; begin with {filename}, https://, mailto: or #"),
        (
            "[a](javascript:alert(1))",
            "1:5: `javascript:alert(1)` leads nowhere; begin with {filename}, https://, mailto: or #",
        ),
        ("[a]()", "1:5: this link is empty; write where it leads"),
        ("[a][1]\n\n[1]: data:a,b", "3:6: `data:a,b` leads nowhere; begin with {filename}, https://, mailto: or #"),
        (
            "<ftp://a.example>",
            "1:2: `ftp://a.example` leads nowhere; begin with {filename}, https://, mailto: or #",
        ),
        (
            "ماء [a]({filename}/editions/rabat-222)",
            "1:9: `editions/rabat-222` is no published folder; did you mean {filename}/editions/rabat-2022?",
        ),
        (
            "[a]({filename}/editions)",
            "1:5: `editions` is no published folder; "
            "use one of: editions/oujda-2024, editions/oujda-2024/visit, editions/oujda-2024/walk, "
            "editions/rabat-2022, editions/rabat-2024, editions/rabat-2024/closing, editions/rabat-2024/opening, "
            "pages/about",
        ),
        (
            "[a][1]\n\n[1]: {filename}../opening",
            "3:6: `editions/oujda-2024/opening` is no published folder; "
            "did you mean {filename}/editions/rabat-2024/opening?",
        ),
    ],
)
def test_link_that_leads_nowhere_is_reported(desk: Desk, body: str, problem: str) -> None:
    """The problem stands at the address, and for a folder names the nearest that is published."""
    line, rest = problem.split(":", 1)
    assert desk.problems(body) == [f"{TEXT_LINE + int(line) - 1}:{rest}"]


def test_link_to_a_draft_is_reported(tmp_path: Path) -> None:
    """A folder that exists but is not published yet cannot be linked to."""
    files = {
        **small(),
        "pages/press/fr.md": f"---\ntitle: A\nsummary: B\nstatus: draft\n---\n{BODY}",
        "editions/oujda-2024/walk/en.md": original("A", "B.", "2024-09-12", "[a]({filename}/pages/press)"),
    }
    [problem] = check(write(tmp_path / "content", files))
    assert problem.message == "`pages/press` is a draft; publish it first, or take the link out"


@pytest.mark.parametrize(
    "body",
    [
        "[a]( {filename}/nowhere )",
        "[a]({filename}/nowhere 'title')",
        "[a]({filename}/no where)",
        "[a]({filename}/a((b)))",
        "[a][1]\n\n[1]:\n    {filename}/nowhere",
        "> [a][1]\n>\n> [1]: {filename}/nowhere",
        "~~~\n[a]({filename}/nowhere)\n~~~",
        "```\na\n\n[@nobody]\n```",
        "`a\n\n[@nobody] b`",
        "\\`[@nobody]\\`",
    ],
)
def test_what_the_page_would_link_or_cite_is_judged(desk: Desk, body: str) -> None:
    """No reference that Markdown makes of a text escapes the check."""
    assert desk.problems(body) != []


@pytest.mark.parametrize(
    "body", ["## A part\n\n[a](#a-part)", "A.[@gazette] [a](#sources)", "[a]({filename}/pages/about#a-part)"]
)
def test_link_to_a_part_lands(desk: Desk, body: str) -> None:
    """Headings have ids, and so have the parts of a page."""
    assert desk.problems(body) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[a](#nothing)", "7:5: the page has no part `#nothing`; use one of: main, tags"),
        ("## A part\n\n[a](#a-prt)", "9:5: the page has no part `#a-prt`; did you mean `#a-part`?"),
        ("[a]({filename}/editions/rabat-2024#fact)", "7:5: the page has no part `#fact`; did you mean `#facts`?"),
        ("[a]({filename}/editions/rabat-2024#x-cont)", "7:5: the page has no part `#x-cont`; did you mean `#x-count`?"),
        ("[a]({filename}/pages/about#x)", "7:5: the page has no part `#x`; use one of: a-part, main, sources"),
    ],
)
def test_link_to_a_part_that_is_not_there_is_reported(desk: Desk, body: str, problem: str) -> None:
    """A page that opens at the wrong place is a broken link too."""
    assert desk.problems(body) == [problem]


@pytest.mark.parametrize("body", ["", "\n \n"])
def test_text_is_not_empty(desk: Desk, body: str) -> None:
    """A header alone tells nothing."""
    assert desk.problems(body) == [f"{TEXT_LINE}:1: there is no text below the header; write it"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("a <b>c</b>", ["7:3: `<b>` is HTML; write `**…**`"]),
        ("a\n\n<!-- b -->", ["9:1: `<!--` begins a comment, which only a draft may have; take it out"]),
        ("a </b> <B>c</B>", ["7:3: `</b>` is HTML; write `**…**`", "7:8: `<B>` is HTML; write `**…**`"]),
        ("<script>", ["7:1: `<script>` is HTML, which is not published; take it out"]),
        ("1 < 2 and 3 > 2, <https://a.example>, `<b>`", []),
    ],
)
def test_raw_html_is_reported(desk: Desk, body: str, problem: list[str]) -> None:
    """It would be shown as it was typed, which nobody wants; signs alone and code are right."""
    assert desk.problems(body) == problem


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("*" * 301, "this paragraph has too many `*`; part it"),
        ("a " * 10001, "this paragraph is too long; part it"),
        ("> " * 41 + "a", "this is nested too deeply; write fewer levels"),
        ("[" * 4000, "this paragraph has too many `[`; part it"),
    ],
)
def test_text_that_only_a_machine_types_is_reported(desk: Desk, body: str, told: str) -> None:
    """It is not converted at all, for that could take for ever."""
    assert desk.problems(f"A.\n\n{body}") == [f"{TEXT_LINE + 2}:1: {told}"]


@pytest.mark.parametrize("body", ["a" + "\\*" * 250, "a " * 9999, "\n\n".join(["*a* " * 100] * 12)])
def test_long_text_is_right(desk: Desk, body: str) -> None:
    """Many paragraphs with many marks are what people write."""
    assert desk.problems(body) == []


@pytest.mark.parametrize(
    ("revision", "right"), [("0123abcd", True), ("0123ABCD", False), ("0123abc", False), ("x", False)]
)
def test_revision_has_the_form_of_one(tmp_path: Path, revision: str, right: bool) -> None:
    """A mistyped revision would call a translation old for ever."""
    name = f"{OPENING}/en.md"
    expected = (
        f"content/{name}:4:33: `{revision}` is no revision; write 0b2bf3d8, if this follows ar.md as it stands now"
    )
    assert broken(tmp_path, name, translation("The opening", "ar", revision)) == ([] if right else [expected])


@pytest.mark.parametrize(
    ("title", "right"), [("A title.", False), ("عنوان،", False), ("A title…", True), ("A title?", True)]
)
def test_title_has_no_full_stop(tmp_path: Path, title: str, right: bool) -> None:
    """A title is no sentence, though it may ask."""
    name = f"{OPENING}/en.md"
    expected = f"content/{name}:2:8: a title has no full stop; take it out"
    assert broken(tmp_path, name, translation(title, "ar")) == ([] if right else [expected])


@pytest.mark.parametrize(("length", "right"), [(300, True), (301, False)])
def test_summary_fits(tmp_path: Path, length: int, right: bool) -> None:
    """The problem stands at the summary and says by how much."""
    name = f"{OPENING}/en.md"
    text = translation("The opening", "ar").replace("A summary.", "m" * length)
    expected = f"content/{name}:3:10: the summary has {length} characters; shorten it to 300"
    assert broken(tmp_path, name, text) == ([] if right else [expected])


def test_theme_and_source_of_a_story_stand_once(tmp_path: Path) -> None:
    """The second is reported at its own place."""
    name = f"{OPENING}/ar.md"
    text = original("A", "B.", "2024-05-01", more="sources: [gazette, memoir, gazette]\n").replace(
        "[water]", "[water, water]"
    )
    assert broken(tmp_path, name, text) == [
        f"content/{name}:5:17: `water` stands twice; keep one of them",
        f"content/{name}:6:28: `gazette` stands twice; keep one of them",
    ]


@pytest.mark.parametrize("body", ["Look!\n", "`![a](b)`\n", "!\\[a]\n"])
def test_text_without_pictures_is_right(desk: Desk, body: str) -> None:
    """An exclamation mark alone shows nothing."""
    assert desk.problems(body) == []


@pytest.mark.parametrize("code", CODES)
def test_rules_hold_in_every_language(desk: Desk, code: Code) -> None:
    """A text is judged whatever language it is in."""
    assert desk.problems("A [@nobody]", code) == [
        f"{TEXT_LINE}:4: `nobody` is not in sources.yaml; use one of: council, gazette, memoir"
    ]

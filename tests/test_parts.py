"""Parts that several pages show say in which language they are, whose figure it is, and which reading is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.editions import Quotation
from plugins.archive.languages import CODES, Code, PartialDate
from plugins.archive.records import Words
from plugins.pages.parts import (
    FigurePart,
    Form,
    disagreement_part,
    edition_row,
    figure_part,
    form,
    source_parts,
    story_row,
    story_rows,
    venue_name,
    words,
)
from plugins.pages.site import Site
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive, below a path."""
    return small_site(tmp_path_factory.mktemp("parts"), "https://user.example/nadwa")


# ── texts ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", CODES)
def test_text_at_home_says_nothing_of_its_language(code: Code) -> None:
    """A text in the page's own language needs neither language nor direction."""
    assert form(code, code, "a") == Form("a")


@pytest.mark.parametrize(
    ("code", "language", "direction"),
    [("ar", "fr", "ltr"), ("ar", "en", "ltr"), ("fr", "ar", "rtl"), ("en", "fr", "ltr")],
)
def test_foreign_text_carries_its_language(code: Code, language: Code, direction: str) -> None:
    """Language and direction come together."""
    found = form(code, language, "a")
    assert (found.text, found.lang, found.dir) == ("a", language, direction)


@pytest.mark.parametrize(("code", "expected"), [("ar", "ماء"), ("fr", "eau"), ("en", "water")])
def test_words_in_the_page_s_language(code: Code, expected: str) -> None:
    """What is absent stays absent in every language."""
    assert words(code, Words("ماء", "eau", "water")) == expected
    assert words(code, None) is None


# ── stories ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "title", "edition"),
    [("ar", "الافتتاح", "الرباط 2024"), ("fr", "L’ouverture", "Rabat 2024"), ("en", "The opening", "Rabat 2024")],
)
def test_row_of_a_translated_story(site: Site, code: Code, title: str, edition: str) -> None:
    """A story with a version in the page's language is at home there."""
    row = story_row(site, code, site.archive.news[2])
    assert (row.href, row.hreflang) == (f"/nadwa/{code}/editions/rabat-2024/opening/", None)
    assert (row.title, row.edition, row.badge) == (Form(title), edition, None)
    assert row.date.isoformat() == "2024-05-01"


@pytest.mark.parametrize(
    ("code", "badge"), [("ar", "غير متوفر بعد بالعربية"), ("fr", None), ("en", "Not yet available in English")]
)
def test_row_of_a_story_in_one_language(site: Site, code: Code, badge: str | None) -> None:
    """Elsewhere the row is in the story's own language, says so, and leads to the version that exists."""
    row, foreign = story_row(site, code, site.archive.news[1]), code != "fr"
    assert row.href == "/nadwa/fr/editions/rabat-2024/closing/"
    assert (row.badge, row.hreflang) == (badge, "fr" if foreign else None)
    assert row.title == (Form("La clôture", "fr", "ltr") if foreign else Form("La clôture"))
    assert row.summary == (Form("La fin.", "fr", "ltr") if foreign else Form("La fin."))


@pytest.mark.parametrize("code", CODES)
def test_every_story_has_a_row_in_every_language(site: Site, code: Code) -> None:
    """No story is hidden from readers of another language, and the order is kept."""
    assert [row.date.day for row in story_rows(site, code, site.archive.news)] == [11, 2, 1]


# ── editions ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "city", "name", "motto", "venue"),
    [
        ("ar", "الرباط", "دورة 2024-05-01", "ماء للجميع", "القاعة الكبرى، الرباط"),
        ("fr", "Rabat", "Édition 2024-05-01", "L’eau pour tous", "Grande salle, Rabat"),
        ("en", "Rabat", "Edition 2024-05-01", "Water for all", "Great Hall, Rabat"),
    ],
)
def test_row_of_an_edition(site: Site, code: Code, city: str, name: str, motto: str, venue: str) -> None:
    """A row has all that the edition's record says, in the page's language."""
    row = edition_row(site, code, site.archive.editions["rabat-2024"])
    assert (row.city, row.year, row.name, row.motto, row.venue) == (city, 2024, name, motto, venue)
    assert (row.href, row.tile.href) == (f"/nadwa/{code}/editions/rabat-2024/",) * 2
    assert (row.start.isoformat(), row.end.isoformat(), row.disputed) == ("2024-05-01", "2024-05-02", True)
    assert row.figure is not None
    assert row.figure.value == 80000


@pytest.mark.parametrize("code", CODES)
def test_row_of_an_edition_of_which_little_is_known(site: Site, code: Code) -> None:
    """What is unknown is absent."""
    row = edition_row(site, code, site.archive.editions["oujda-2024"])
    assert (row.motto, row.venue, row.figure, row.disputed) == (None, None, None, False)


@pytest.mark.parametrize("code", CODES)
def test_venue_that_names_its_city_is_not_followed_by_it(site: Site, code: Code) -> None:
    """The city is said once."""
    places = dict(site.archive.places)
    places["hall"] = replace(places["hall"], name=Words("قصر الرباط", "Palais de Rabat", "Rabat Palace"))
    there = replace(site, archive=replace(site.archive, places=places))
    assert venue_name(there, code, site.archive.editions["rabat-2024"]) == places["hall"].name.text(code)


# ── figures ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", FigurePart("الزيارات", 80000, "أكثر من", "زيارة", "رقم منشور بعد الدورة", None)),
        ("fr", FigurePart("Visites", 80000, "plus de", "visites", "Publié après l’édition", None)),
        ("en", FigurePart("Visits", 80000, "more than", "visits", "Reported after the edition", None)),
    ],
)
def test_figure_is_qualified(site: Site, code: Code, expected: FigurePart) -> None:
    """A figure says what it counts, how exactly, and when it was given."""
    figures = site.archive.editions["rabat-2024"].figures
    assert figures is not None
    assert figure_part(site, code, figures.items[0]) == expected


@pytest.mark.parametrize("code", CODES)
def test_exact_figure_has_no_qualifier(site: Site, code: Code) -> None:
    """A number that is given as it is stands alone."""
    figures = site.archive.editions["rabat-2024"].figures
    assert figures is not None
    assert figure_part(site, code, figures.items[1]).qualifier is None


# ── sources ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "publisher", "kind", "language"),
    [
        ("ar", Form("La Gazette", "fr", "ltr"), "صحافة", "بالفرنسية"),
        ("fr", Form("La Gazette"), "presse", None),
        ("en", Form("La Gazette"), "press", "in French"),
    ],
)
def test_source_with_a_printed_publisher(
    site: Site, code: Code, publisher: Form, kind: str, language: str | None
) -> None:
    """A publisher in Latin letters is isolated in Arabic; the source's language is said where it is not the page's."""
    [part] = source_parts(site, code, ["gazette"])
    assert (part.publisher, part.kind, part.language) == (publisher, kind, language)
    assert (part.id, part.href, part.date) == ("gazette", "https://gazette.example/a", PartialDate(2024, 5, 2))


@pytest.mark.parametrize(
    ("code", "publisher", "language"),
    [("ar", "مجلس المدينة", None), ("fr", "Conseil de la ville", "en arabe"), ("en", "City council", "in Arabic")],
)
def test_source_of_an_organisation(site: Site, code: Code, publisher: str, language: str | None) -> None:
    """An organisation of the archive is named in the page's language."""
    [part] = source_parts(site, code, ["council"])
    assert (part.publisher, part.language, part.date) == (Form(publisher), language, PartialDate(2024, 5))


@pytest.mark.parametrize(
    ("code", "locator", "shown"),
    [
        ("ar", "«عنوان»، gazette.example", Form("«عنوان»، gazette.example")),
        ("fr", "«عنوان»، gazette.example", Form("«عنوان»، gazette.example", "ar", "rtl")),
        ("ar", "gazette.example, 7", Form("gazette.example, 7", "fr", "ltr")),
        ("en", "gazette.example, 7", Form("gazette.example, 7")),
    ],
)
def test_source_whose_address_was_not_kept(site: Site, code: Code, locator: str, shown: Form) -> None:
    """It has no link; what leads to it reads in its own direction."""
    sources = {**site.archive.sources}
    sources["gazette"] = replace(sources["gazette"], url=None, locator=locator)
    [part] = source_parts(replace(site, archive=replace(site.archive, sources=sources)), code, ["gazette"])
    assert (part.href, part.locator) == (None, shown)


@pytest.mark.parametrize("code", CODES)
def test_sources_keep_their_order(site: Site, code: Code) -> None:
    """Numbers in a text count on it; a source without a date has none."""
    parts = source_parts(site, code, ["memoir", "gazette", "council"])
    assert [part.id for part in parts] == ["memoir", "gazette", "council"]
    assert parts[0].date is None


# ── disagreements ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "question", "values", "reason"),
    [
        ("ar", "أي دورة؟", ["الثانية", "الأولى"], "سبقتها دورة."),
        ("fr", "Quelle édition ?", ["la deuxième", "la première"], "Une autre a précédé."),
        ("en", "Which edition?", ["the second", "the first"], "Another came before."),
    ],
)
def test_disagreement_shows_the_kept_reading_first(
    site: Site, code: Code, question: str, values: list[str], reason: str
) -> None:
    """Both sides are shown with who says so, whichever was typed first."""
    part = disagreement_part(site, code, site.archive.editions["rabat-2024"].disagreements[0])
    assert (part.id, part.question, part.reason) == ("count", question, reason)
    assert [reading.value for reading in part.readings] == values
    assert [(reading.kept, reading.numeral) for reading in part.readings] == [(True, 2), (False, 1)]
    assert [[source.id for source in reading.sources] for reading in part.readings] == [["council"], ["gazette"]]


@pytest.mark.parametrize("code", CODES)
def test_readings_that_are_not_kept_stay_in_order(site: Site, code: Code) -> None:
    """Only the kept reading moves."""
    disagreement = site.archive.editions["rabat-2024"].disagreements[0]
    first, kept = disagreement.readings
    third = replace(first, numeral=3)
    part = disagreement_part(site, code, replace(disagreement, readings=(first, third, kept)))
    assert [reading.numeral for reading in part.readings] == [2, 1, 3]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", Form("deuxième", "fr", "ltr")),
        ("fr", None),
        ("en", Form("deuxième", "fr", "ltr")),
    ],
)
def test_quoted_words_stand_beside_their_rendering(site: Site, code: Code, expected: Form | None) -> None:
    """Where the quarrel is about words, a page of another language shows them as they were printed."""
    disagreement = site.archive.editions["rabat-2024"].disagreements[0]
    first, kept = disagreement.readings
    quoted = replace(kept, words=Quotation(text="deuxième", language="fr"))
    part = disagreement_part(site, code, replace(disagreement, readings=(first, quoted)))
    assert [reading.words for reading in part.readings] == [expected, None]

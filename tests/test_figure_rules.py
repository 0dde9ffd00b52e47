"""A number or a day that is typed in a story may not contradict the record of its edition."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, Code
from tests.storydesk import told

WORDS: dict[Code, tuple[str, str, str]] = {
    "ar": ("حضر 56 متدخلا.", "56 متدخلا", "55"),
    "fr": ("Il y avait 56 intervenants.", "56 intervenants", "55"),
    "en": ("There were 56 speakers.", "56 speakers", "55"),
}
DAYS: dict[Code, tuple[str, str, str]] = {
    "ar": ("انعقدت يوم 3 يونيو 2021.", "3 يونيو 2021", "1 و2 يونيو 2021"),
    "fr": ("Elle a eu lieu le 3 juin 2021.", "3 juin 2021", "1er et 2 juin 2021"),
    "en": ("It was held on 3 June 2021.", "3 June 2021", "1–2 June 2021"),
}


@pytest.mark.parametrize("code", CODES)
def test_figure_that_contradicts_is_told(code: Code) -> None:
    """The place, what was typed, what the edition holds and how to insert it are in the message."""
    text, typed, held = WORDS[code]
    reason = f"`{typed}` is not what `agadir-2021` holds: {held}; write [=speakers], or record the other figure"
    assert told({code: f"\n\n{text}"}) == [f"{code}.md:9:{text.index('56') + 1}: {reason}"]


@pytest.mark.parametrize("code", CODES)
def test_day_that_contradicts_is_told(code: Code) -> None:
    """A day beside those of the edition that no record holds is a slip."""
    text, typed, days = DAYS[code]
    reason = f"`{typed}` is no day of `agadir-2021`, which was on `{days}`; write [=dates], or record the day"
    assert told({code: text}) == [f"{code}.md:7:{text.index('3') + 1}: {reason}"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "سجل الموقع 80.000 زيارة، أي 80 ألف زيارة، بمشاركة 55 متدخلا من دولتين."),
        ("fr", "Le site a reçu 80\u202f000 visites ; 55 intervenants venaient de 2 pays."),
        ("en", "The site had 80,000 visits, and 55 speakers came from 2 countries."),
        ("fr", "La conférence de presse a eu lieu le 31 mai 2021, et l’édition les 1er et 2 juin 2021."),
        ("en", "A law of 1 June 1998 and an earthquake on 8 September 2023."),
        ("fr", "À 18 h 30, 36 heures après, 75 % des 12 arbres de la 5e rue, n° 7."),
        ("en", "The 2019 participants, the G20 countries and COVID-19 cities."),
        ("fr", "« 56 intervenants » et `56 intervenants` et :en[56 speakers].[@gazette]"),
        ("en", "See [the 55 speakers](https://a.example/56-speakers)."),
        ("ar", "قال المنظم إن 56 شخصا حضروا."),
    ],
)
def test_what_contradicts_nothing_is_let_be(code: Code, text: str) -> None:
    """What the edition holds, what counts something else, and what is not the text's own words."""
    assert told({code: text}) == []


def test_figure_of_another_edition_stands_where_that_is_named() -> None:
    """A paragraph that names an edition, by its year, a link or a fact of it, may say its figures."""
    figure = "There were 55 speakers"
    assert told({"en": f"{figure} in 2021."}, edition="agadir-2022") == []
    assert told({"en": f"{figure} at [Agadir]({{filename}}/editions/agadir-2021)."}, edition="agadir-2022") == []
    assert told({"en": f"{figure} at the [=agadir-2021/name]."}, edition="agadir-2022") == []
    [problem] = told({"en": f"{figure}.\n\nThat was in 2021."}, edition="agadir-2022")
    assert problem.startswith("en.md:7:12: `55 speakers` is no figure that `agadir-2022` holds; record it")


def test_day_of_another_year_is_told() -> None:
    """The edition's own day in a year in which nothing was held is a slip of the year."""
    [problem] = told({"fr": "Elle a eu lieu le 1er juin 2020."})
    assert problem.startswith("fr.md:7:19: `1er juin 2020` is no day of `agadir-2021`")
    assert told({"fr": "Elle a eu lieu le 5 octobre 2021."}) == []


def test_day_that_is_in_no_calendar_is_told() -> None:
    """There is no 31 June."""
    [problem] = told({"en": "It was held on 31 June 2021."})
    assert "`31 June 2021` is no day of `agadir-2021`" in problem

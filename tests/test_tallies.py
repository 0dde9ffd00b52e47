"""What an edition counts and dates is gathered from its figures, lists, disagreements and texts."""

from __future__ import annotations

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.quantities import quantities
from plugins.archive.reading import read
from plugins.archive.tallies import Tally, tally
from tests.conftest import HOUSE
from tests.storydesk import tiny_reading


@pytest.fixture(scope="module")
def agadir() -> Tally:
    """The tally of the tiny site's edition that has figures."""
    return tally(tiny_reading().archive.editions["agadir-2021"])


def test_figures_and_lists_are_held_by_their_kind(agadir: Tally) -> None:
    """A number that counts one thing does not count another."""
    assert agadir.holds("speakers", 55)
    assert agadir.holds("visits", 80000)
    assert agadir.holds("countries", 2)
    assert not agadir.holds("visits", 55)
    assert not agadir.holds("speakers", 56)


def test_days_are_those_of_the_edition_and_of_its_texts(agadir: Tally) -> None:
    """The press conference of a fact is a day of the record."""
    assert {(2021, 6, 1), (2021, 6, 2), (2021, 5, 31)} <= agadir.days
    assert (2021, 6, 3) not in agadir.days


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "55 متدخلا", (" متدخلا", "speakers")),
        ("ar", "3 متدخلين", (" متدخلين", "speakers")),
        ("fr", "1,5 million de visites", (" de visites", "visits")),
        ("fr", "55\u00a0Intervenants", ("\u00a0Intervenants", "speakers")),
        ("en", "600 participants", (" participants", "participants")),
        ("en", "600 participantship", None),
        ("fr", "600 personnes", None),
        ("en", "2021 participants", None),
        ("fr", "18 h intervenants", None),
    ],
)
def test_noun_behind_a_number_is_known(agadir: Tally, code: Code, text: str, expected: tuple[str, str] | None) -> None:
    """The nouns of the language and of the labels are known in their forms; a year counts nothing."""
    [quantity] = quantities(text, code)
    assert agadir.counted(text, quantity, code) == expected


@pytest.mark.parametrize("code", CODES)
def test_real_figures_are_known_by_their_labels(code: Code) -> None:
    """Every figure of the archive, written out, is one that its edition holds."""
    for edition in read(HOUSE / "content").archive.editions.values():
        held = tally(edition)
        for figure in edition.figures.items if edition.figures else ():
            text = f"{LANGUAGES[code].number(figure.value)} {figure.label.text(code)}"
            counted = held.counted(text, quantities(text, code)[0], code)
            assert counted, text
            assert held.holds(counted[1], figure.value), text

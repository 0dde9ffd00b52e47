"""The thesaurus: one thing under all its names, found in a text by any of them."""

from __future__ import annotations

import pytest

from plugins.text.folding import keys
from plugins.text.thesaurus import Also, Thesaurus, common

SMALL = Thesaurus(
    [("الدار البيضاء", "البيضاء", "Casablanca", "Casa"), ("smart city", "ville intelligente"), ("ville", "city")]
)


def also(*texts: str) -> list[Also]:
    """Return what some texts speak of."""
    return list(SMALL.also([keys(text) for text in texts]))


def test_other_names_are_found_by_one() -> None:
    """A form in a text gives the keys of all others, in other scripts too."""
    assert also("ندوة بالدار البيضاء") == [Also((("دار", "بيض"),), ("casablanca", "casa"))]


def test_longer_form_holds_the_shorter() -> None:
    """Within a form of one thing no lesser form of the same is found, beside it another may be."""
    assert [one.found for one in also("الدار البيضاء")] == [(("دار", "بيض"),)]
    assert [one.found for one in also("الدار البيضاء والبيضاء")] == [(("دار", "بيض"), ("بيض",))]


def test_form_of_several_words_is_found_whole() -> None:
    """Words that stand apart, or in two passages, are not the name; inflected ones are."""
    assert [one.found for one in also("des villes intelligentes")] == [(("vil", "inteligent"),), (("vil",),)]
    assert [one.found for one in also("la ville est intelligente")] == [(("vil", "inteligent"),), (("vil",),)]
    assert [one.found for one in also("la ville est très intelligente")] == [(("vil",),)]
    assert [one.found for one in also("la ville", "intelligente")] == [(("vil",),)]


def test_what_has_no_other_name_is_not_told() -> None:
    """Nothing is said of words that stand alone, nor of what the text calls by all its names."""
    assert also("un article") == []
    assert also("Casa, Casablanca, الدار البيضاء") == []


def test_names_of_one_thing() -> None:
    """A whole name is known under all its forms, a part of it under none but itself."""
    assert SMALL.named(("casablanca",)) == (("casablanca",), ("دار", "بيض"), ("بيض",), ("casa",))
    assert SMALL.named(("smart",)) == (("smart",),)
    assert SMALL.named(()) == ((),)


@pytest.mark.parametrize("group", common(), ids=lambda group: str(group[0]))
def test_each_line_names_one_thing_twice_at_least(group: tuple[str, ...]) -> None:
    """A line has two forms with keys of their own, and none that says nothing."""
    found = [tuple(keys(form)) for form in group]
    assert all(found)
    assert len(set(found)) > 1 or len(group) == 1, group

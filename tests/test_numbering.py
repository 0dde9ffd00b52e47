"""The pages of a long list stand in a row, each with the ways to the others."""

from __future__ import annotations

from plugins.pages.numbering import numbered, numbering


def test_parts_of_a_list_stand_at_numbered_addresses() -> None:
    """The first page is the list itself, by its title alone; each knows the ways to the others."""
    first, second = numbered(["a", "b"], "ar/people/", "الشخصيات", "/{}".format)
    assert (first.part, first.address, first.title, first.is_first) == ("a", "ar/people/", "الشخصيات", True)
    assert (second.part, second.address, second.title) == ("b", "ar/people/2/", "الشخصيات (2)")
    assert not second.is_first
    assert first.numbering == numbering(["/ar/people/", "/ar/people/2/"], 1)
    assert second.numbering == numbering(["/ar/people/", "/ar/people/2/"], 2)

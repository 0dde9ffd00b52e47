"""Fields of other tools are told with what the archive has in their place."""

from __future__ import annotations

import pytest

from plugins.archive.foreign import explain, is_none_of_ours

FIELDS = ("title", "summary", "date", "themes", "sources", "status")


@pytest.mark.parametrize(
    ("name", "present", "told", "own"),
    [
        ("tags", {"title"}, "`tags` is not known here; write it as `themes`", "themes"),
        ("Tags", {"themes"}, "`Tags` is not known here, and `themes` stands here already; take it out", ""),
        ("résumé", set(), "`résumé` is not known here; write it as `summary`", "summary"),
        ("الملخص", set(), "`الملخص` is not known here; write it as `summary`", "summary"),
        ("draft", set(), "`draft` is not known here; write `status: draft` to keep a text out", "status"),
        ("slug", set(), "`slug` is not written here, for the name of the folder is the address; take it out", ""),
        ("lang", set(), "`lang` is not written here, for the name of the file tells the language; take it out", ""),
        ("author", set(), "`author` is not written here, for texts are not signed; take it out", ""),
        ("modified", set(), "`modified` is not written here, for git remembers every change; take it out", ""),
        ("template", set(), "`template` is not written here, for the theme decides how a text looks; take it out", ""),
        ("image", set(), "`image` is not written here; show the picture in the text", ""),
        ("city", set(), "`city` is not written here, for it comes from the edition; take it out", ""),
    ],
)
def test_field_of_another_tool_is_explained(name: str, present: set[str], told: str, own: str) -> None:
    """Each is told what to write instead, or that it goes."""
    assert explain(name, FIELDS, present) == (told, own)


def test_slips_of_our_own_fields_are_not_foreign() -> None:
    """What is nearly a field of the archive is left to the search for what was meant."""
    assert explain("themse", FIELDS, set()) == (None, "")
    assert (is_none_of_ours("translator"), is_none_of_ours("translatoin")) == (True, False)

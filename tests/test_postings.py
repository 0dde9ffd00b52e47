"""Postings: an entry is found by the keys of all that it says, in any language, and carries what a reader is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.archive.languages import CODES, Code
from plugins.pages.entries import Entry, entries
from plugins.pages.postings import END, Posting, posting, tag, thesaurus
from plugins.pages.site import Site
from plugins.text.folding import keys
from tests.folders import small_site

ENTRY = Entry(
    href="/ar/editions/a/",
    kind="editions",
    language="ar",
    title="ندوة الرباط",
    about="الرباط 2024",
    passages=("ندوة الرباط", "حضر خبراء من Smart City Africa سنة 2024 بالرباط."),
    names=("Rabat Symposium",),
    tags=(("cities", "rabat"), ("themes", "water-for-all")),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small archive with the real words."""
    return small_site(tmp_path_factory.mktemp("postings"))


def made(site: Site, entry: Entry = ENTRY) -> Posting:
    """Return the posting of an entry."""
    return posting(site, entry, thesaurus(site))


def shown(site: Site, entry: Entry = ENTRY) -> dict[str, Any]:
    """Return what a reader is shown of an entry."""
    read: dict[str, Any] = json.loads(made(site, entry).shown)
    return read


@pytest.mark.parametrize(
    "query",
    [
        "الرباط",
        "Rabat",
        "خبير",
        "expert",
        "experts",
        "smart city",
        "مدينة ذكية",
        "ville intelligente",
        "2024",
        "symposium",
    ],
)
def test_entry_is_found_by_any_name(site: Site, query: str) -> None:
    """The words of a page, their other numbers and their names in other languages are all in its content."""
    content = made(site).content.split()
    assert [key for key in keys(query) if key + END not in content] == []


def test_title_is_that_of_all_languages(site: Site) -> None:
    """What weighs most is the name, in each of its forms."""
    assert made(site).title.split() == [key + END for key in (*keys("ندوة الرباط"), *keys("Rabat Symposium"))]


def test_values_and_whole_names_are_keys_of_their_own(site: Site) -> None:
    """What results are filtered by stands among the keys as no word could."""
    content = made(site).content.split()
    tags = [
        tag("kinds", "editions"),
        tag("cities", "rabat"),
        tag("themes", "water-for-all"),
        tag("name", "rabatsymposium"),
    ]
    assert [name for name in tags if name + END not in content] == []
    assert tag("themes", "water-for-all") == "xthemeswaterforall"


def test_no_key_is_parted(site: Site) -> None:
    """Keys have no sign at which the index would part them."""
    for code in CODES:
        for entry in entries(site, code):
            one = made(site, entry)
            for found in (*one.content.split(" "), *one.title.split(" ")):
                assert found.removesuffix(END).isalnum(), found
                assert found.endswith(END), found


def test_what_is_shown_is_set_apart(site: Site) -> None:
    """Phrases of the other direction carry isolates, each closed, and the title is not repeated as a passage."""
    found = shown(site)
    assert found["text"] == ["حضر خبراء من \u2066Smart City Africa\u2069 سنة 2024 بالرباط."]
    assert (found["href"], found["kind"], found["lang"], found["about"]) == (
        "/ar/editions/a/",
        "editions",
        "ar",
        "الرباط 2024",
    )


def test_other_names_are_known_where_the_text_has_them(site: Site) -> None:
    """What was found under another name is told with the form that the text has, names that it does not have aside."""
    told = dict(line.split("=") for line in shown(site)["also"])
    assert "rabat" in told["رباط"].split()
    assert "rabat simposium" not in told
    assert "expert" in told["خبير"].split()


@pytest.mark.parametrize("code", CODES)
def test_every_entry_can_be_shown(site: Site, code: Code, tmp_path: Path) -> None:
    """Whatever an archive holds makes a posting that can be read back."""
    for entry in entries(site, code):
        assert set(shown(site, entry)) == {"href", "kind", "lang", "about", "title", "text", "also"}

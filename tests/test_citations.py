"""What can be cited can be kept: every citation, read back by another hand, is that of its record."""

from __future__ import annotations

import datetime
import json
import re

import bibtexparser
import pytest

from plugins.archive.compositor import composed
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltSite

NAMES = {"ar": "ندوة", "fr": "Nadwa", "en": "Nadwa"}


def expected(code: Code) -> dict[str, tuple[str, datetime.date]]:
    """Return title and day of everything that can be cited in a language, by its address."""
    archive = composed(read(HOUSE / "content").archive)
    found = {}
    for story in archive.stories:
        if code in story.versions:
            found[f"{code}/editions/{story.edition}/{story.id}/"] = (story.versions[code].title, story.date)
    for edition in archive.editions.values():
        days = [edition.dates.end, *(story.date for story in archive.stories_of.get(edition.id, ()))]
        found[f"{code}/editions/{edition.id}/"] = (edition.name.text(code), max(days))
    return found


@pytest.mark.parametrize("code", CODES)
def test_bibtex_is_read_back(real: BuiltSite, code: Code) -> None:
    """Read by bibtexparser, each file has one entry with the title, day, language and address of its page."""
    keys = set()
    for address, (title, day) in expected(code).items():
        text = (real.folder / address / "cite.bib").read_text("utf-8")
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
        [entry] = bibtexparser.loads(text, parser).entries
        bare = re.sub(r"\\([{}%&#_$])", r"\1", entry["title"]).strip("{}")
        assert (bare, entry["date"], entry["url"]) == (title, day.isoformat(), f"{ROOT_URL}/{address}")
        assert entry["ENTRYTYPE"] == "online"
        assert entry["organization"].strip("{}") == NAMES[code]
        keys.add(entry["ID"])
    assert len(keys) == len(expected(code))


@pytest.mark.parametrize("code", CODES)
def test_csl_is_read_back(real: BuiltSite, code: Code) -> None:
    """The CSL-JSON has one item with the same title, day, language and address, in the names of its schema."""
    for address, (title, day) in expected(code).items():
        [item] = json.loads((real.folder / address / "cite.csl.json").read_bytes())
        assert item["type"] in ("article-newspaper", "webpage")
        assert item["issued"] == {"date-parts": [[day.year, day.month, day.day]]}
        assert (item["title"], item["language"], item["URL"]) == (title, code, f"{ROOT_URL}/{address}")


@pytest.mark.parametrize("code", CODES)
def test_ris_is_read_back(real: BuiltSite, code: Code) -> None:
    """Every line of the RIS is a tag and a value, from the type to the end, with the same title, day and address."""
    for address, (title, day) in expected(code).items():
        data = (real.folder / address / "cite.ris").read_bytes().decode()
        lines = data.split("\r\n")
        assert lines.pop() == ""
        fields = dict(line.split("  - ", 1) for line in lines)
        assert next(iter(fields)) == "TY"
        assert list(fields)[-1] == "ER"
        assert (fields["TI"], fields["DA"], fields["UR"]) == (title, f"{day:%Y/%m/%d}", f"{ROOT_URL}/{address}")


@pytest.mark.parametrize("code", CODES)
def test_pages_say_how_they_are_cited(real: BuiltSite, code: Code) -> None:
    """The page has the citation in words, with its day as the language writes it, its two addresses and its three files."""
    for address, (title, day) in expected(code).items():
        page = real.pages[address]
        [section] = [part for part in page.all(".//section") if part.get("id") == "cite"]
        words = " ".join("".join(section.itertext()).split())
        assert LANGUAGES[code].day(day) in words
        assert "".join(title.split()) in "".join(words.split())
        links = [str(link.get("href")) for link in section.iter("a")]
        files = [f"/{address}cite.{end}" for end in ("bib", "ris", "csl.json")]
        assert links == [f"{ROOT_URL}/{address}", f"{ROOT_URL}/id/{address.partition('/')[2]}", *files]

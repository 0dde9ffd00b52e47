"""A story mentions somebody where one of its versions has their name, in its own language, as whole words."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.archive.languages import Code
from plugins.archive.mentions import mentions
from plugins.archive.records import Organisation, Person, Words
from plugins.archive.stories import Story, Version

SAFIR = Person(
    id="safir",
    name=Words("خالد سفير", "Khalid Safir", "Khalid Safir"),
    family=Words("سفير", "Safir", "Safir"),
    also=("خاليد سفير",),
    sources=(),
)
COUNCIL = Organisation(id="council", name=Words("المجلس الإقليمي", "Conseil provincial (CP)", "Provincial Council"))


def story(code: Code, body: str, name: str = "one") -> Story:
    """Return a story with one version."""
    version = Version(language=code, title="T", summary="S", body=body, path="", line=1)
    return Story(
        id=name,
        folder=name,
        original=code,
        versions={code: version},
        edition="e",
        date=date(2024, 1, 1),
        themes=(),
        sources=(),
    )


@pytest.mark.parametrize(
    ("code", "body", "found"),
    [
        ("ar", "قال خالد سفير إن المدينة", True),
        ("ar", "حضر وخالد سفير، وبخالد\nسفير", True),
        ("ar", "كلمة لخالد سفير.", True),
        ("ar", "قال خاليد سفير", True),
        ("ar", "خالد سفيران", False),
        ("ar", "Khalid Safir", False),
        ("fr", "Khalid\u00a0Safir a ouvert", True),
        ("fr", "Khalid Safirat", False),
        ("en", "(Khalid Safir)", True),
        ("en", "Safir said", False),
    ],
)
def test_person_is_found_by_name(code: Code, body: str, found: bool) -> None:
    """The name in the language of the version counts, or a printed form; a part of a word does not."""
    one = story(code, body)
    assert mentions([one], {"people": {"safir": SAFIR}})["people"] == {"safir": (one,) if found else ()}


@pytest.mark.parametrize(
    ("code", "body", "found"),
    [
        ("ar", "قرر المجلس الإقليمي", True),
        ("ar", "وقع بالمجلس الإقليمي", True),
        ("ar", "ميزانية للمجلس الإقليمي", True),
        ("ar", "مجلس إقليمي", False),
        ("fr", "le conseil provincial a dit", True),
        ("fr", "le CP a dit", False),
        ("en", "the provincial councillor", False),
    ],
)
def test_organisation_is_found_without_its_acronym(code: Code, body: str, found: bool) -> None:
    """Running text writes offices in small letters and leaves out what stands in brackets."""
    one = story(code, body)
    assert mentions([one], {"organisations": {"council": COUNCIL}})["organisations"] == {
        "council": (one,) if found else ()
    }


def test_stories_keep_their_order_and_stand_once() -> None:
    """A story is listed once, in the order given."""
    stories = [story("fr", "Khalid Safir, Khalid Safir", "b"), story("ar", "خالد سفير", "a"), story("en", "-", "c")]
    assert [found.id for found in mentions(stories, {"people": {"safir": SAFIR}})["people"]["safir"]] == ["b", "a"]

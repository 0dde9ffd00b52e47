"""A text is found by whatever an editor calls it: a path of any system, the end of one, or nearly that."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editorial.declining import Declined
from plugins.editorial.finding import folder, language

KNOWN = ("editions/rabat-2024/opening", "editions/oujda-2024/opening", "editions/oujda-2024/visit", "pages/about")
CONTENT = Path("/srv/مجلد with spaces/content")


@pytest.mark.parametrize(
    "asked",
    [
        "visit",
        "oujda-2024/visit",
        "editions/oujda-2024/visit/",
        "content/editions/oujda-2024/visit/en.md",
        "./content/editions/oujda-2024/visit",
        "content\\editions\\oujda-2024\\visit\\en.md",
        "/srv/مجلد with spaces/content/editions/oujda-2024/visit/ar.md",
    ],
)
def test_text_is_found_by_its_path_or_the_end_of_it(asked: str) -> None:
    """However it is typed or completed by a shell."""
    assert folder(asked, KNOWN, CONTENT) == "editions/oujda-2024/visit"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("opening", "may be one of several; write which: editions/oujda-2024/opening, editions/rabat-2024/opening"),
        ("visti", "there is no text `visti`; did you mean `editions/oujda-2024/visit`"),
        ("abuot", "did you mean `pages/about`"),
        ("qqqq", "`python3 tasks.py status` lists them"),
        ("", "lists them"),
    ],
)
def test_what_is_not_one_text_is_told(asked: str, told: str) -> None:
    """Which ones it may be, or which is near."""
    with pytest.raises(Declined) as caught:
        folder(asked, KNOWN, CONTENT)
    assert told in str(caught.value)


@pytest.mark.parametrize(("asked", "code"), [("ar", "ar"), ("FR", "fr"), ("English", "en"), ("العربية", "ar")])
def test_language_is_known_by_its_code_or_name(asked: str, code: str) -> None:
    """In any of the three languages."""
    assert language(asked) == code


def test_other_language_is_declined() -> None:
    """The archive has three."""
    with pytest.raises(Declined, match="write ar, fr or en"):
        language("de")

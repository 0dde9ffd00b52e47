"""The prose of a story is set in order once, and stands on its page as if the whole page had been."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.pages.apart import apart, gather, page_apart
from plugins.text.flows import isolated
from plugins.text.isolation import Isolation
from plugins.work.memory import Memory

ISOLATION = Isolation()
PROSE: dict[Code, str] = {
    "ar": "<p>افتتح Smart City Expo (CEA)، ثم</p>\n<ul><li>C++</li></ul>",
    "fr": "<p>Le mot الدار البيضاء, puis la suite.</p>",
    "en": "<p>The word الدار البيضاء, then the rest.</p>",
}


def page(code: Code, prose: str) -> str:
    """Return a page around some prose."""
    direction = LANGUAGES[code].direction
    note = "<p>ندوة Expo (A)، ثم</p>"
    return f'<html lang="{code}" dir="{direction}"><body>{note}<div class="prose">\n{prose}\n</div>{note}</body></html>'


@pytest.mark.parametrize("code", CODES)
def test_page_is_that_of_one_pass(code: Code, tmp_path: Path) -> None:
    """Whether its prose was gathered before or not, a page has the bytes that one pass over all of it gives."""
    whole = isolated(page(code, PROSE[code]), ISOLATION, LANGUAGES[code].direction)
    assert "<bdi" in whole
    memory = Memory(tmp_path / "a.memory")
    assert page_apart(page(code, PROSE[code]), PROSE[code], code, ISOLATION, memory) == whole
    gather([(PROSE[code], code)], ISOLATION, memory)
    assert apart(PROSE[code], code, ISOLATION, memory) in whole
    assert page_apart(page(code, PROSE[code]), PROSE[code], code, ISOLATION, memory) == whole


def test_page_without_prose_or_with_it_twice_is_one_pass(tmp_path: Path) -> None:
    """What cannot be told from the rest of the page is set in order with it."""
    memory = Memory(tmp_path / "a.memory")
    for prose, html in (("", page("ar", "")), ("<p>A</p>", page("ar", "<p>A</p><p>A</p>"))):
        assert page_apart(html, prose, "ar", ISOLATION, memory) == isolated(html, ISOLATION, "rtl")

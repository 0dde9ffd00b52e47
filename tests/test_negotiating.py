"""The language that a browser asks for first, found by expressions alone, is the one that its weights say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.languages import CODES
from plugins.pages.negotiating import ANY, levels
from tests.conftest import HOUSE
from tests.negotiation import ASKED

LEVELS = [re.compile(level, re.IGNORECASE) for level in levels()]
OURS = (*CODES, ANY)


def found(header: str) -> str:
    """Return what the first expression that is found says, as web servers take it."""
    return next((match[1].lower() for level in LEVELS if (match := level.search(header))), "")


def meant(ranges: list[tuple[str, int]]) -> str:
    """Return what is asked for first, reckoned with numbers: the heaviest of ours, the first among equals."""
    # A thousandth less is taken for the same wish.
    ours = [(weight // 10, tag.lower().split("-")[0]) for tag, weight in ranges if weight]
    ours = [(weight, language) for weight, language in ours if language in OURS]
    return max(ours, key=lambda one: one[0])[1] if ours else ""


def written(weight: int) -> list[str]:
    """Return the ways to write a weight in thousandths."""
    whole, rest = divmod(weight, 1000)
    digits = f"{rest:03}"
    short = digits.rstrip("0")
    ways = [f";q={whole}.{digits}", f"; q={whole}{'.' if short else ''}{short}", f" ;Q={whole}.{short}"]
    return [*ways, ""] if whole else ways


@st.composite
def headers(draw: st.DrawFn) -> tuple[str, list[tuple[str, int]]]:
    """Invent a header, and what it means."""
    tag = st.sampled_from(
        ["ar", "AR-ma", "ar-Arab-MA", "fr", "fr-CA", "en", "en-GB", "*", "de", "arz", "zgh-MA", "enm"]
    )
    ranges = draw(st.lists(st.tuples(tag, st.integers(0, 1000)), max_size=6))
    parts = [name + draw(st.sampled_from(written(weight))) for name, weight in ranges]
    return draw(st.sampled_from([",", ", ", " , "])).join(parts), ranges


@given(headers())
def test_heaviest_language_is_found(invented: tuple[str, list[tuple[str, int]]]) -> None:
    """However weights and regions are written, the heaviest of the three languages is found, the first among equals."""
    header, ranges = invented
    assert found(header) == meant(ranges)


@pytest.mark.parametrize("hundredth", range(1, 101))
def test_each_hundredth_weighs_more_than_the_one_below(hundredth: int) -> None:
    """A language one hundredth heavier is found before one that is named first."""
    light, heavy = written(10 * (hundredth - 1) or 1), written(10 * hundredth)
    assert {found(f"fr{one},en{other}") for one in light for other in heavy} == {"en"}


@pytest.mark.parametrize(("header", "language"), ASKED)
def test_documented_headers(header: str, language: str) -> None:
    """The headers that both servers are asked with mean what is expected of them."""
    assert found(header).replace(ANY, "") == language


def test_guide_for_hosts_is_true() -> None:
    """What the guide of `deploy/` says of a header is what is found in it, and its examples are asked of both servers."""
    guide = (HOUSE / "deploy/README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \| (?:`/(..)/`|the choice) \|$", guide, re.MULTILINE))
    assert len(rows) >= 7
    assert {header: found(header).replace(ANY, "") for header in rows} == rows
    assert rows.items() <= dict(ASKED).items()

"""Sentences with what a careful editor would set apart in them, and the order that readers must see."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.text.bidi import CONTROLS, LRI, PDI, RLI, visual_order
from plugins.text.tracing import Direction

FOLDER = Path(__file__).parent / "order"


@dataclass(frozen=True)
class Case:
    """One sentence, the direction of its line, and the places that an editor would set apart."""

    id: str
    language: str
    base: Direction
    text: str
    spans: tuple[tuple[int, int], ...]
    is_wrong_alone: bool
    expected: str

    @property
    def order(self) -> list[int]:
        """The indices of the visible characters from left to right, with everything set apart."""
        return seen(self.text, self.spans, self.base)


def apart(text: str, spans: Iterable[tuple[int, int]], base: Direction) -> str:
    """Return a text with isolates round some places."""
    opening = LRI if base == "rtl" else RLI
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{opening}{text[start:end]}{PDI}{text[end:]}"
    return text


def seen(text: str, spans: Iterable[tuple[int, int]], base: Direction) -> list[int]:
    """Return the indices of a text's visible characters from left to right, with some places set apart."""
    isolated = apart(text, spans, base)
    index = {place: number for number, place in enumerate(p for p, c in enumerate(isolated) if c not in CONTROLS)}
    shown = [index[place] for place in visual_order(isolated, base) if isolated[place] not in CONTROLS]
    return [at for at in shown if not text[at].isspace()]


def _case(raw: dict[str, object]) -> Case:
    text, spans, end = str(raw["text"]), [], 0
    for part in raw["isolate"]:  # type: ignore[attr-defined]
        start = text.index(part, end)
        end = start + len(part)
        spans.append((start, end))
    base: Direction = "rtl" if raw["base"] == "rtl" else "ltr"
    flagged, expected = bool(raw["must_be_flagged"]), str(raw["expected_visual"])
    return Case(str(raw["id"]), str(raw["lang"]), base, text, tuple(spans), flagged, expected)


CASES = [
    _case(raw) for name in ("given", "sentences") for raw in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
]

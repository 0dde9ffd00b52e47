"""Which addresses outside the archive were reached, and when last: what the reading of links has written down."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import yaml

from plugins.archive.documents import Document
from plugins.archive.nodes import entries
from plugins.archive.problems import message
from plugins.archive.shaping import Shaper
from plugins.text.links import is_web_address

Why = Literal["missing", "gone", "no-host", "no-answer", "no-safe-line", "circle", "broken"]
WHYS: tuple[Why, ...] = get_args(Why)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What was found at an address: the day of the last reading that told anything, and when it was reached last.

    Where it was not, `failing` is the first day on which it failed since, and `why` says how.
    """

    asked: datetime.date
    alive: datetime.date | None = None
    failing: datetime.date | None = None
    why: Why | None = None

    @property
    def dead_since(self) -> datetime.date | None:
        """The day since when nothing is there: one failure may be an accident, two on different days are none."""
        return self.failing if self.failing and self.asked > self.failing else None


def reached(document: Document, node: yaml.MappingNode) -> Mapping[str, Reach]:
    """Read what was found at each address; what is wrong is a problem of the document, and left out."""
    shaper, found = Shaper(document, {}), dict[str, Reach]()
    for address, key, value in entries(document, node):
        if not is_web_address(address):
            told = "`%(address)s` is not a web address; write it whole, with https:// and without a name or password"
            document.report_at(key, message(told, address=address))
        elif reach := shaper.record(value, Reach):
            found[address] = reach
    return found

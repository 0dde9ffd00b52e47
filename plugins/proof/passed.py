"""What passed when a site was read back last: of what stands since then, nothing is asked again that has been answered.

What a file tells by itself holds as long as its bytes are the same; what pages say of each other holds as long as the
names, parts and scripts are there that they may speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plugins.pages import addresses
from plugins.proof.outlines import recalled

# A file that passed, in plain values: the hash of its bytes, what is kept of them, and of a page its outline as it is
# written down, and whether it names a part of the search's index, which is another in nearly every build.
Row = tuple[bytes, bytes | None, bytes | None, bool]


class Standing(NamedTuple):
    """What holds of all that passed: nothing that pages speak of is another, and nothing that they link to is gone."""

    is_settled: bool
    has_all: bool


def standing(before: Mapping[str, Row], now: Mapping[str, Row], read: Iterable[str]) -> Standing:
    """Compare a site with what passed before, the index apart; `read` are the names of what is not known to be the same."""
    gone, come = (_lasting(some) for some in (before.keys() - now.keys(), now.keys() - before.keys()))
    both = [name for name in _lasting(read) if name in before and name in now]
    has_all = not gone and all(_parts(before[name]) <= _parts(now[name]) for name in both)
    is_settled = has_all and not come and all(_said(before[name]) == _said(now[name]) for name in both)
    return Standing(is_settled, has_all)


def _lasting(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(addresses.INDEXES)]


def _parts(row: Row) -> frozenset[str]:
    return recalled(row[2]).ids if row[2] else frozenset()


def _said(row: Row) -> tuple[object, ...]:
    """Return all of a file that other pages may be held to."""
    return row[1], _parts(row), bool(row[2] and recalled(row[2]).is_indexed)

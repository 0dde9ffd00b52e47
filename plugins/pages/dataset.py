"""The figures of all editions as open data: one row a figure, the same in a table (CSV) and in a tree (JSON)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from plugins.archive.editions import Edition, Figure
from plugins.archive.languages import CODES
from plugins.pages import addresses
from plugins.pages.site import Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def figure_rows(site: Site) -> Iterator[dict[str, Any]]:
    """Yield every figure of every edition, oldest edition first, with its sources."""
    for edition in reversed(site.archive.chronicle):
        for figure in edition.figures.items if edition.figures else ():
            yield _row(site, edition, figure)


def _row(site: Site, edition: Edition, figure: Figure) -> dict[str, Any]:
    return {
        "edition": edition.id,
        "series": edition.series,
        "city": edition.city,
        "year": edition.year,
        "start": edition.dates.start.isoformat(),
        "end": edition.dates.end.isoformat(),
        "measure": figure.of,
        "value": figure.value,
        "qualifier": figure.qualifier,
        "stage": figure.stage,
        "disputed": figure.disagreement is not None,
        **{f"label_{code}": figure.label.text(code) for code in CODES},
        "sources": list(figure.sources),
        "source_urls": [url for name in figure.sources if (url := site.archive.sources[name].url)],
        "page": site.root.absolute(addresses.edition(CODES[0], edition.id)),
    }


def as_json(site: Site) -> bytes:
    """Return the figures as JSON, with the licence that they come under."""
    tree = {"licence": LICENCE, "figures": list(figure_rows(site))}
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(site: Site) -> bytes:
    """Return the figures as CSV (RFC 4180); lists are parted by spaces, and a mark tells spreadsheets that it is UTF-8."""
    rows = [{name: _cell(value) for name, value in row.items()} for row in figure_rows(site)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0] if rows else ["edition"])
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

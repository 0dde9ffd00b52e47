"""The headers, lifetimes, kinds and languages as nginx reads them, for the files of `deploy/nginx/nadwa`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.archive.languages import CODES
from plugins.pages import headers, negotiating


def snippets() -> dict[str, str]:
    """Return the files by name that are written from the one source."""
    return {
        "headers.conf": _text(_headers()),
        "kinds.conf": _text(_kinds()),
        "lifetimes.map": _text(_lifetimes()),
        "languages.map": _text(_languages()),
    }


def _headers() -> Iterator[str]:
    for name, value in headers.ALWAYS.items():
        yield f'add_header {name} "{value}" always;'
    yield "add_header Cache-Control $lifetime always;"
    # Without a value, nginx leaves a header out.
    yield "add_header Vary $varying always;"


def _kinds() -> Iterator[str]:
    yield "types {"
    for suffix, kind in {**headers.TEXTS, **headers.PACKED}.items():
        yield f"  {kind.partition(';')[0]} {suffix.removeprefix('.')};"
    yield "}"
    texts = [kind.partition(";") for kind in headers.TEXTS.values()]
    yield f"charset_types {_listed(kind for kind, mark, _ in texts if mark)};"
    yield f"gzip_types {_listed(kind for kind, _, _ in texts)};"


def _lifetimes() -> Iterator[str]:
    # A mistake is never kept long: only a file that is there is one for ever.
    for pattern in headers.LASTING:
        yield f'"~^(?:200|206|304) {pattern}$" "{headers.FOR_EVER}";'
    yield f'"~ {headers.ENTRY}$" "{headers.NEVER_UNASKED}";'
    yield f'default "{headers.BRIEFLY}";'


def _languages() -> Iterator[str]:
    for level in negotiating.levels():
        yield f'"~*{_named(level)}" $named;'


def _named(level: str) -> str:
    languages = "|".join(CODES)
    return level.replace(f"({languages}", f"(?<named>{languages}", 1)


def _listed(kinds: Iterable[str]) -> str:
    # HTML is among them unasked, and nginx warns of what is said twice.
    return " ".join(dict.fromkeys(kind for kind in kinds if kind != "text/html"))


def _text(lines: Iterable[str]) -> str:
    return "".join(
        f"{line}\n" for line in ("# Written by `python3 tasks.py servers`; change plugins/pages instead.", *lines)
    )

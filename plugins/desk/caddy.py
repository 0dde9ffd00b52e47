"""The headers, lifetimes, kinds and languages as Caddy reads them, for the files of `deploy/caddy`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.pages import headers, negotiating


def snippets() -> dict[str, str]:
    """Return the files by name that are written from the one source."""
    return {
        "headers.caddy": _text(_headers()),
        "kinds.caddy": _text(_kinds()),
        "lifetimes.caddy": _text(_lifetimes()),
        "languages.caddy": _text(_languages()),
    }


def _headers() -> Iterator[str]:
    for name, value in headers.ALWAYS.items():
        yield f'header {name} "{value}"'


def _kinds() -> Iterator[str]:
    for suffix, kind in {**headers.TEXTS, **headers.PACKED}.items():
        # Pages are known to every server, and stand at addresses without an ending.
        if suffix != ".html":
            yield f"@{suffix[1:]} path *{suffix}"
            yield f'header @{suffix[1:]} Content-Type "{kind}"'


def _lifetimes() -> Iterator[str]:
    yield f"@lasting path_regexp ^(?:{'|'.join(headers.LASTING)})$"
    yield f"@entry path_regexp ^{headers.ENTRY}$"
    yield f'header Cache-Control "{headers.BRIEFLY}"'
    yield f'header @lasting Cache-Control "{headers.FOR_EVER}"'
    yield f'header @entry Cache-Control "{headers.NEVER_UNASKED}"'


def _languages() -> Iterator[str]:
    yield "map {header.Accept-Language} {asked} {"
    for level in negotiating.levels():
        yield f'  `~(?i){level}` "${{1}}"'
    yield "  default none"
    yield "}"


def _text(lines: Iterable[str]) -> str:
    return "".join(
        f"{line}\n" for line in ("# Written by `python3 tasks.py servers`; change plugins/pages instead.", *lines)
    )

"""A page's style cut to the page: rules for what it does not have stay behind, and properties that no rule asks for.

A rule is kept if all elements and classes that it names are on the page; states, attributes and what stands in
brackets are taken as given, so nothing that could ever apply is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from plugins.pages.stylesheets import policy

_OPENED, _CLOSED = "<style>", "</style>"
_RUNS = re.compile(r'<script(?! type="application/ld\+json")')
# Two short ways through a page are quicker than one that asks at each letter for either.
_ELEMENTS = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
# A parser makes these where a page leaves them out.
_IMPLIED = frozenset(["html", "head", "body", "tbody"])
_SIGNS = re.compile(r"""[{};]|"[^"]*"|'[^']*'""")
_GROUPS = ("@layer", "@media", "@supports", "@container")
_GIVEN = re.compile(r"::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?|\[[^\]]*\]")
_NAMED = re.compile(r"\.?[a-z][\w-]*")
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_PROPERTY = re.compile(r"(--(?<=[{;]--)[\w-]+):[^;{}]*(?:;|(?=\}))")
_EMPTY = re.compile(r"[^{};]*\{\}")


def tailored(html: str, styles: Mapping[str, str]) -> str:
    """Return a page whose style holds only what can apply to it, allowed by the hash of just this.

    `styles` are whole styles by the short text that stands for each on a page until now; another text is whole itself.
    """
    before, opened, rest = html.partition(_OPENED)
    if not opened:
        return html
    stood, closed, behind = rest.partition(_CLOSED)
    whole = styles.get(stood, stood)
    # Where a script runs, there may be more than is written.
    runs = _RUNS.search(before) or _RUNS.search(behind)
    cut = whole if runs else _cut(whole, _named_on(before, behind) & _vocabulary(whole))
    return "".join((before.replace(_policy(stood), _policy(cut)), opened, cut, closed, behind))


# Many pages have the same style, whole or cut.
_policy = lru_cache(maxsize=1024)(policy)


def _named_on(*parts: str) -> frozenset[str]:
    """Return the elements of a page, and its classes behind a full stop."""
    names = set(_IMPLIED)
    for part in parts:
        names.update(_ELEMENTS.findall(part))
        for classes in set(_CLASSES.findall(part)):
            names.update(f".{name}" for name in classes.split())
    return frozenset(names)


@lru_cache(maxsize=64)
def _vocabulary(sheet: str) -> frozenset[str]:
    """Return all that the rules of a sheet name."""
    return frozenset(
        name for prelude in _preludes(sheet) for selector in _SELECTOR.findall(prelude) for name in _needed_by(selector)
    )


def _preludes(text: str) -> Iterator[str]:
    for prelude, inside in _blocks(text):
        if prelude.startswith(_GROUPS):
            yield from _preludes(inside)
        elif not prelude.startswith("@"):
            yield prelude


@lru_cache(maxsize=1024)
def _cut(sheet: str, names: frozenset[str]) -> str:
    text = _kept(sheet, names)
    while (less := _asked_for(text)) != text:
        text = less
    return text


def _asked_for(text: str) -> str:
    """Take out custom properties that no rule asks for; others may then be asked for no longer."""
    asked = set(re.findall(r"var\((--[\w-]+)", text))
    less = _PROPERTY.sub(lambda found: found.group() if found[1] in asked else "", text)
    return (_EMPTY.sub("", less) if "{}" in less else less).replace(";}", "}")


def _kept(text: str, names: frozenset[str]) -> str:
    """Return what is kept of a stretch; neighbours that begin alike are made one."""
    parts: list[str] = []
    for prelude, alike in groupby(_applying(text, names), key=itemgetter(0)):
        insides = [inside for _, inside in alike]
        if prelude == "@font-face":
            parts += [f"{prelude}{{{inside}}}" for inside in insides]
        elif prelude.startswith(_GROUPS):
            kept = _kept("".join(insides), names)
            parts.append(f"{prelude}{{{kept}}}" if kept else "" if any(insides) else prelude)
        else:
            parts.append(f"{prelude}{{{';'.join(insides)}}}")
    return "".join(parts)


def _applying(text: str, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the blocks of a stretch that can apply, each with as much of its beginning as can."""
    for prelude, inside in _blocks(text):
        if prelude.startswith("@"):
            yield prelude, inside
            continue
        selectors = [selector for selector in _SELECTOR.findall(prelude) if _needed_by(selector) <= names]
        if selectors:
            yield ",".join(selectors), inside


@lru_cache(maxsize=4096)
def _needed_by(selector: str) -> frozenset[str]:
    """Return the elements and classes without which a selector finds nothing."""
    return frozenset(_NAMED.findall(_GIVEN.sub("", selector)))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a stretch of style holds: how each block begins and its inside, or a statement, which has none."""
    depth = start = inside = 0
    for found in _SIGNS.finditer(text):
        sign = found.group()
        if sign == "{":
            inside = inside if depth else found.end()
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield text[start : inside - 1], text[inside : found.start()]
                start = found.end()
        elif sign == ";" and not depth:
            yield text[start : found.end()], ""
            start = found.end()

"""What keeps a reader safe on every page: nothing runs, nothing comes from elsewhere, and the policy says so."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.archive.languages import CODES
from plugins.archive.problems import Message, Problem, message
from plugins.pages import addresses
from plugins.pages.scripts import integrity
from plugins.proof.built import BuiltPage
from plugins.proof.outlines import Outline
from plugins.proof.tree import BuiltTree

_ENGINE = "'wasm-unsafe-eval'"
_SEARCHES = frozenset(addresses.search(code) for code in CODES)

_RUNS = re.compile(r"javascript:|vbscript:|data:(?!image/|font/)", re.IGNORECASE)
# What is written, or 'none'.
_DEMANDED = ("default-src 'none'", "base-uri 'none'", "form-action 'self'")
_ALLOWED = re.compile(r"'(?:none|self|sha256-[\w+/=]+)'")
_BLANKS = re.compile(r"[\x00-\x20]+")


def nothing_runs(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """No page has a script of its own, a frame, an event handler, a style of a single element or a link that runs."""
    for what, place in page.active:
        yield page.problem(message("has `%(what)s`, which no page may; take it out", what=what), place)
    for reference in page.references:
        if ":" in reference.url and _RUNS.match(_BLANKS.sub("", reference.url)):
            told = message("the address `%(url)s` would run; take it out", url=reference.url[:60])
            yield page.problem(told, reference.place)


def nothing_foreign(page: BuiltPage, tree: BuiltTree) -> Iterator[Problem]:
    """No page loads anything from another host; a plain link may lead anywhere."""
    for reference in page.references:
        if reference.loaded and tree.is_foreign(reference.url):
            told = "loads `%(url)s` from another host; publish it with the site or take it out"
            yield page.problem(message(told, url=reference.url), reference.place)


def policy_fits_scripts(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """The policy of a page lets scripts run exactly where the page has any."""
    for policy, place in page.policies:
        if bool(page.scripts) != ("script-src" in policy or "connect-src" in policy):
            told = message("the policy must let scripts run where there are any, and nowhere else")
            yield page.problem(told, place)


def scripts_are_ours(page: Outline, tree: BuiltTree) -> Iterator[Problem]:
    """Only the search runs scripts, each of the site's own and named by its hash."""
    for url, named, place in page.scripts:
        inside = tree.inside(url, page)
        content = tree.kept.get(inside[0]) if inside else None
        if page.address not in _SEARCHES:
            told = message("runs a script, which only the search may; take it out")
            yield page.problem(told, place)
        elif content is None or named != integrity(content):
            told = message("`%(url)s` is not named by its hash; take the hash of what is written", url=url)
            yield page.problem(told, place)


def policy_names_styles(page: BuiltPage, _tree: BuiltTree) -> Iterator[Problem]:
    """Every page has one content security policy, which allows its own style by its hash and else this site alone."""
    if len(page.policies) != 1:
        told = "has %(n)s content security policies; write one"
        yield page.problem(message(told, n=len(page.policies)))
        return
    [(policy, place)] = page.policies
    for told in _weaknesses(policy, bool(page.scripts)):
        yield page.problem(told, place)
    for style, where in page.styles:
        if where < place:
            yield page.problem(message("the policy comes after this style; put it before"), where)
        elif _hash(style) not in policy:
            told = "the policy does not name this style by its hash, %(hash)s; take the hash of what is written"
            yield page.problem(message(told, hash=_hash(style)), where)


@lru_cache(maxsize=256)
def _weaknesses(policy: str, runs: bool) -> tuple[Message, ...]:
    """Return what a policy lacks, and what it allows beyond this site and styles that are named by their hash.

    A page that runs scripts may let them run the engine of the search.
    """
    parts = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    lacking = [part for part in _DEMANDED if parts.get(part.split()[0]) not in ([part.split()[1]], ["'none'"])]
    allowed = [value for values in parts.values() for value in values if not _ALLOWED.fullmatch(value)]
    allowed = [value for value in allowed if not (runs and value == _ENGINE)]
    return (
        *(message("the policy lacks `%(part)s`; write it into the head", part=part) for part in lacking),
        *(message("the policy allows `%(value)s`, which no page may; take it out", value=value) for value in allowed),
    )


@lru_cache(maxsize=256)
def _hash(style: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


PAGE_RULES = (nothing_runs, nothing_foreign, policy_fits_scripts, policy_names_styles)
OUTLINE_RULES = (scripts_are_ours,)

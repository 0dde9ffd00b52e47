"""What is wrong in the settings: names that nobody reads, and values that would lose pages or publish too much.

The files are read as source, so that every problem has its line; values that only a run knows may be given.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import zoneinfo
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from plugins.archive.languages import CODES
from plugins.archive.problems import Message, Problem, message
from plugins.archive.words import nearest

# What Pelican reads without having a value of its own for it, and what is ours.
OWN = frozenset(
    ["TIMEZONE", "FEED_DOMAIN", "DEBUG", "NEWS_PER_PAGE", "RANGES", "REPORT_ADDRESS", "FRESH", "SITE", "WORKPLACE"]
) | {"SECURITY_CONTACT", "SECURITY_EXPIRES", "PREVIEW", "DRAFTS", "READING", "WARNINGS"}
# Pelican's own pages and files: what is listed here would be published beside ours, unchecked.
EMPTY = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "DIRECT_TEMPLATES")
Rule = Callable[[str, object], Iterator[Message]]
_SITE = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*[^\s/?#])?")
_REPORT = re.compile(r"(?:mailto:[^\s?@]+@[^\s?@]+|https://[^\s?]+)\?\S*\{address\}\S*")
UNKNOWN = object()


@dataclass(frozen=True)
class Assigned:
    """A name that a settings file sets: where, and to what, as far as the source tells."""

    name: str
    value: Any
    path: str
    line: int
    column: int

    def problem(self, told: Message) -> Problem:
        """Make a problem at this place."""
        return Problem(self.path, self.line, self.column, told)


@dataclass
class File:
    """What a settings file sets, in the order of its lines, and what keeps it from being read."""

    name: str
    assigned: list[Assigned] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def flaws(
    files: Iterable[Path],
    allowed: Collection[str],
    plugins: Collection[str] = (),
    values: Mapping[str, object] | None = None,
) -> list[Problem]:
    """Return every problem of the settings, in order of place.

    `files` are the settings files, the one that counts most last; `allowed` are the names that Pelican reads, `plugins`
    those without which pages would be lost; `values` are what holds in this run, where it is known.
    """
    read = [read_file(path) for path in files]
    names = frozenset(allowed) | OWN
    found = [problem for file in read for problem in (*file.problems, *_names(file, names))]
    assigned = [setting for file in read for setting in file.assigned]
    if not any(file.problems for file in read):
        # What is there under a name with a slip is not missing as well.
        meant = {nearest(setting.name, names) for setting in assigned if setting.name not in names}
        found += _values(assigned, read[-1].name if read else "", plugins, values, meant)
        found += _strangers(names, {setting.name for setting in assigned}, values or {})
    return sorted(set(found))


def read_file(path: Path) -> File:
    """Read a settings file as source."""
    file = File(path.name)
    try:
        tree = ast.parse(path.read_bytes(), str(path))
    except SyntaxError as error:
        told = message("is not Python from here on; mend brackets, commas and quotes")
        file.problems.append(Problem(path.name, error.lineno or 1, error.offset or 1, told))
        return file
    except (OSError, ValueError, RecursionError, MemoryError):
        file.problems.append(Problem(path.name, 1, 1, message("is no settings file; bring it back as Python in UTF-8")))
        return file
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            file.assigned += [_assigned(file, target, node) for target in targets if isinstance(target, ast.Name)]
    file.assigned.sort(key=lambda setting: (setting.line, setting.column))
    seen: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            setting = _assigned(file, statement.targets[0], statement)
            if setting.name in seen:
                file.problems.append(
                    setting.problem(message("`%(id)s` stands twice; keep one of them", id=setting.name))
                )
            seen.add(setting.name)
    return file


def _assigned(file: File, target: ast.Name, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Assigned:
    value: Any = UNKNOWN
    if node.value is not None and not isinstance(node, ast.AugAssign):
        try:
            value = ast.literal_eval(node.value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            value = UNKNOWN
    return Assigned(target.id, value, file.name, target.lineno, target.col_offset + 1)


def _names(file: File, allowed: frozenset[str]) -> Iterator[Problem]:
    for setting in file.assigned:
        if setting.name.isupper() and setting.name not in allowed:
            yield setting.problem(_no_setting(setting.name, allowed))
        elif setting.name.upper() in allowed and not setting.name.isupper():
            told = "`%(name)s` has no effect in small letters; write `%(right)s`"
            yield setting.problem(message(told, name=setting.name, right=setting.name.upper()))


def _strangers(allowed: frozenset[str], assigned: set[str], values: Mapping[str, object]) -> Iterator[Problem]:
    """Yield the names that are in no file, such as those of the command line."""
    for name in values:
        if name.isupper() and name not in allowed and name not in assigned:
            yield Problem("", 1, 1, _no_setting(name, allowed))


def _no_setting(name: str, allowed: frozenset[str]) -> Message:
    near = nearest(name, allowed)
    if near:
        return message("`%(name)s` is no setting; did you mean `%(near)s`?", name=name, near=near)
    return message("`%(name)s` is no setting; take it out", name=name)


def _values(
    assigned: list[Assigned], usual: str, plugins: Collection[str], values: Mapping[str, object] | None, meant: set[str]
) -> Iterator[Problem]:
    """Judge what holds in this run, at the place that counts, or else every value that the source tells."""
    rules: Mapping[str, Rule] = {**_RULES, "PLUGINS": partial(_plugins, needed=plugins)}
    for name, rule in rules.items():
        found = [setting for setting in assigned if setting.name == name]
        if not found and name in meant:
            continue
        if values is not None:
            place = found[-1] if found else Assigned(name, None, usual, 1, 1)
            found = [replace(place, value=values.get(name))]
        for setting in found or [Assigned(name, None, usual, 1, 1)]:
            if setting.value is not UNKNOWN:
                yield from (setting.problem(told) for told in rule(name, setting.value))


def _plugins(_name: str, value: object, needed: Collection[str]) -> Iterator[Message]:
    if not isinstance(value, list | tuple):
        yield message("`PLUGINS` is no list; write the names of the plugins in brackets")
        return
    names = [entry for entry in value if isinstance(entry, str)]
    unknown = [name for name in names if name not in needed and not _is_module(name)]
    meant = {nearest(name, needed) for name in unknown}
    for name in unknown:
        near = nearest(name, needed)
        if near:
            yield message("`%(name)s` is no plugin; did you mean `%(near)s`?", name=name, near=near)
        else:
            yield message("`%(name)s` is no plugin that is installed; take it out", name=name)
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield message("`%(id)s` stands twice; keep one of them", id=name)
    for name in sorted(set(needed) - set(names) - meant):
        yield message("`%(name)s` is not among the plugins; add it, or its pages are lost", name=name)


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _time_zone(name: str, value: object) -> Iterator[Message]:
    if value is None:
        yield message("`%(name)s` is missing; add it", name=name)
        return
    known = zoneinfo.available_timezones()
    near = nearest(str(value), known)
    if value in known or not known:  # a machine without the list cannot tell
        return
    if near:
        yield message("`%(value)s` is no time zone; did you mean `%(near)s`?", value=str(value), near=near)
    else:
        yield message("`%(value)s` is no time zone; write one such as Africa/Casablanca", value=str(value))


def _site_address(_name: str, value: object) -> Iterator[Message]:
    if not isinstance(value, str) or not _SITE.fullmatch(value):
        told = "SITEURL is `%(url)s`; write the whole address without a slash at its end, such as https://example.org"
        yield message(told, url=str(value or ""))


def _page_length(name: str, value: object) -> Iterator[Message]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield message("`%(name)s` is `%(value)s`; write a whole number from 1 on", name=name, value=str(value))


def _language(name: str, value: object) -> Iterator[Message]:
    if value not in CODES:
        yield message(
            "`%(name)s` is `%(value)s`; write one of: %(choices)s", name=name, value=str(value), choices="ar, fr, en"
        )


def _direction(name: str, value: object) -> Iterator[Message]:
    if value not in (None, "rtl", "ltr"):
        yield message(
            "`%(name)s` is `%(value)s`; write one of: %(choices)s", name=name, value=str(value), choices="rtl, ltr"
        )


def _report_address(name: str, value: object) -> Iterator[Message]:
    """Where mistakes are reported is empty, or an address with a place for that of the page."""
    if value and not (isinstance(value, str) and _REPORT.fullmatch(value)):
        told = "`%(name)s` is `%(value)s`; write one such as mailto:editors@example.org?subject={address}, or nothing"
        yield message(told, name=name, value=str(value))


def _nothing(name: str, value: object) -> Iterator[Message]:
    if value != []:
        yield message("`%(name)s` would publish what nobody has checked; write `%(name)s = []`", name=name)


_RULES: Mapping[str, Rule] = {
    "TIMEZONE": _time_zone,
    "SITEURL": _site_address,
    "NEWS_PER_PAGE": _page_length,
    "DEFAULT_LANG": _language,
    "REPORT_ADDRESS": _report_address,
    "RANGES": _direction,
    **dict.fromkeys(EMPTY, _nothing),
}

"""What the lock names: each package with its version, its hashes, and who asks for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)(.*(?:\n[ \t].*)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^\s*#(?: via)?[ ]*([A-Za-z0-9][\w.-]*)?", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True)
class Package:
    """A package of the lock; `wanted_by` are the packages that need it, the archive itself among them."""

    name: str
    version: str
    hashes: tuple[str, ...]
    wanted_by: frozenset[str]


def packages(lock: str) -> dict[str, Package]:
    """Return the packages of a lock by name."""
    found = (_package(entry) for entry in _ENTRY.finditer(lock))
    return {package.name: package for package in found}


def builders(packages: Mapping[str, Package], needed: Collection[str]) -> frozenset[str]:
    """Return all packages that are needed in the end, of those that a project asks for itself."""
    found = frozenset(normal(name) for name in needed)
    while more := {package.name for package in packages.values() if package.wanted_by & found} - found:
        found |= more
    return found


def named(requirement: str) -> str:
    """Return the name of what a requirement asks for."""
    match = _NAME.match(requirement)
    return normal(match.group() if match else requirement)


def normal(name: str) -> str:
    """Return a package's name in the one spelling that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(entry: re.Match[str]) -> Package:
    rest = entry[3]
    wanted = frozenset(normal(name) for name in _VIA.findall(rest) if name)
    return Package(normal(entry[1]), entry[2], tuple(sorted(_HASH.findall(rest))), wanted)

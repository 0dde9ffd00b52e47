"""The bill of what builds the site, as CycloneDX: every package of the lock with version, hashes and licence.

It says neither when nor where it was made, so the same lock gives the same bill.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import uuid
from collections.abc import Collection, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from plugins.desk.obstacles import Obstacle
from plugins.keeping.locked import Package, builders, named, packages

OURS = "License :: OSI Approved :: "
LONGEST = 80


def bill(root: Path) -> str:
    """Return the bill of an archive's checkout.

    Raises:
        Obstacle: its list of dependencies or its lock cannot be read.
    """
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        lock = (root / "requirements.txt").read_text("utf-8")
    except (OSError, ValueError, KeyError) as error:
        raise Obstacle(
            f"pyproject.toml or requirements.txt of {root} cannot be read: {error}. Bring it back."
        ) from None
    found = packages(lock)
    if not found:
        raise Obstacle("requirements.txt names no package. Bring it back with: git checkout requirements.txt")
    return _written(_bom(project, found, lock))


def _bom(project: Mapping[str, Any], found: Mapping[str, Package], lock: str) -> Bom:
    """Put the bill together: what builds the site is required, what only tests and keeps it is not part of that."""
    building = builders(found, [named(text) for text in project["dependencies"]])
    parts = {name: _component(package, name in building) for name, package in found.items()}
    archive = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        description=project["description"],
        bom_ref=project["name"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )
    digest = hashlib.sha256(lock.encode()).hexdigest()
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{project['name']} {project['version']} {digest}")
    bom = Bom(components=parts.values(), serial_number=serial, metadata=BomMetaData(component=archive))
    own = {**parts, project["name"]: archive}
    for name, part in own.items():
        bom.register_dependency(part, [parts[other.name] for other in found.values() if name in other.wanted_by])
    return bom


def _component(package: Package, is_builder: bool) -> Component:
    purl = PackageURL("pypi", name=package.name, version=package.version)
    return Component(
        name=package.name,
        version=package.version,
        bom_ref=purl.to_string(),
        purl=purl,
        scope=ComponentScope.REQUIRED if is_builder else ComponentScope.EXCLUDED,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in package.hashes],
        licenses=_licences(package.name),
    )


def _licences(name: str) -> Collection[License]:
    """Return the licence that an installed package states: its expression, else its own words, else its classifiers."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # locked for another system
        return []
    stated = list(_stated(told))
    return [LicenseFactory().make_from_string(text) for text in stated]


def _stated(told: Any) -> Iterator[str]:
    words = told.get("License-Expression") or told.get("License") or ""
    if 0 < len(words) <= LONGEST and "\n" not in words:
        yield words
        return
    for line in told.get_all("Classifier") or ():
        if line.startswith("License :: "):
            yield line.removeprefix(OURS).removeprefix("License :: ")


def _written(bom: Bom) -> str:
    """Write the bill without the moment in which it was made."""
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    told["metadata"].pop("timestamp", None)
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

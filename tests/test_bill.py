"""The bill names every package that the lock names, as CycloneDX defines it, and says the same each time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from plugins.desk.obstacles import Obstacle
from plugins.keeping.bill import bill
from plugins.keeping.locked import packages
from tests.conftest import HOUSE


@pytest.fixture(scope="module")
def text() -> str:
    """The bill of this archive."""
    return bill(HOUSE)


@pytest.fixture(scope="module")
def told(text: str) -> Any:
    """The same, read."""
    return json.loads(text)


def test_bill_is_valid(text: str) -> None:
    """By the official schema, and nothing is in it that the schema does not know."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_bill_names_what_the_lock_names(told: Any) -> None:
    """Name, version, hashes and address, package by package."""
    locked = packages((HOUSE / "requirements.txt").read_text("utf-8"))
    assert {part["name"]: part["version"] for part in told["components"]} == {
        package.name: package.version for package in locked.values()
    }
    for part in told["components"]:
        assert sorted(one["content"] for one in part["hashes"]) == list(locked[part["name"]].hashes)
        assert part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}"


def test_bill_tells_builders_from_the_rest(told: Any) -> None:
    """What builds the site is required; what tests it, and what keeps it, is not."""
    scopes = {part["name"]: part["scope"] for part in told["components"]}
    assert {scopes[name] for name in ("pelican", "markdown", "jinja2", "python-bidi", "markupsafe")} == {"required"}
    assert {scopes[name] for name in ("pytest", "mypy", "bagit", "warcio", "lxml")} == {"excluded"}


def test_bill_says_licences(told: Any) -> None:
    """Those that installed packages state, by their identifier where they have one."""
    stated = {
        part["name"]: {one["license"].get("id", one["license"].get("name")) for one in part["licenses"]}
        for part in told["components"]
        if part.get("licenses") and "license" in part["licenses"][0]
    }
    assert stated["pyyaml"] == {"MIT"}
    assert told["metadata"]["component"]["licenses"] == [{"license": {"id": "AGPL-3.0-or-later"}}]
    silent = {part["name"] for part in told["components"] if not part.get("licenses") and part["scope"] == "required"}
    assert silent == set()


def test_bill_tells_who_needs_whom(told: Any) -> None:
    """The archive needs Pelican, and Pelican needs its templates."""
    needs = {one["ref"]: {ref.split("@")[0] for ref in one.get("dependsOn", ())} for one in told["dependencies"]}
    assert "pkg:pypi/pelican" in needs["nadwa"]
    [pelican] = [found for ref, found in needs.items() if ref.startswith("pkg:pypi/pelican@")]
    assert "pkg:pypi/jinja2" in pelican


def test_same_lock_gives_the_same_bill(text: str, tmp_path: Path) -> None:
    """Neither the moment nor the place is in it, and another lock has another number."""
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copyfile(HOUSE / name, tmp_path / name)
    assert bill(tmp_path) == text
    (tmp_path / "requirements.txt").write_text((HOUSE / "requirements.txt").read_text("utf-8") + "# changed\n", "utf-8")
    assert json.loads(bill(tmp_path))["serialNumber"] != json.loads(text)["serialNumber"]


def test_lock_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """With how to bring it back."""
    with pytest.raises(Obstacle, match="cannot be read"):
        bill(tmp_path)
    shutil.copyfile(HOUSE / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "requirements.txt").write_text("", "utf-8")
    with pytest.raises(Obstacle, match="names no package"):
        bill(tmp_path)

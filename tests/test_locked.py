"""The lock is read as it is written: each package with version and hashes, and who asks for it."""

from __future__ import annotations

from plugins.keeping.locked import builders, named, packages
from tests.conftest import HOUSE

LOCK = f"""\
# made by uv
babel==2.18.0 \\
    --hash=sha256:{"b" * 64} \\
    --hash=sha256:{"a" * 64}
    # via nadwa (pyproject.toml)
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{"c" * 64}
    # via
    #   nadwa (pyproject.toml)
    #   Babel
lxml==6.1.3 \\
    --hash=sha256:{"d" * 64}
    # via nadwa (pyproject.toml)
"""


def test_package_has_version_hashes_and_who_wants_it() -> None:
    """Hashes in order, names in one spelling, whatever the system that it is for."""
    found = packages(LOCK)
    assert list(found) == ["babel", "colorama", "lxml"]
    assert (found["babel"].version, found["babel"].hashes) == ("2.18.0", ("a" * 64, "b" * 64))
    assert found["colorama"].wanted_by == {"nadwa", "babel"}


def test_builders_are_what_is_needed_in_the_end() -> None:
    """What only the tests need builds nothing."""
    assert builders(packages(LOCK), ["Babel"]) == {"babel", "colorama"}


def test_requirement_is_known_by_its_name() -> None:
    """Whatever versions it allows."""
    assert [named(text) for text in ("pelican==4.12.*", "Jinja2", "python_bidi<2")] == [
        "pelican",
        "jinja2",
        "python-bidi",
    ]


def test_real_lock_is_read_whole() -> None:
    """Every package of it has its hashes, and somebody who wants it."""
    text = (HOUSE / "requirements.txt").read_text("utf-8")
    found = packages(text)
    assert sum(len(package.hashes) for package in found.values()) == text.count("--hash=sha256:")
    assert all(package.hashes and package.wanted_by for package in found.values())

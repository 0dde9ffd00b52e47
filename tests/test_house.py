"""The rules of the house, read from its source: who may import whom, how large a room may be, what it must hold."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HOUSE, run_pelican
from tests.sitetree import BuiltSite

MODULES = sorted((HOUSE / "plugins").rglob("*.py"))
FRONTS = [path for path in MODULES if path.parent.name == "plugins" and path.name != "__init__.py"]
MAY_IMPORT = {
    "work": {"work"},
    "archive": {"archive", "text", "work"},
    "text": {"text", "work"},
    "drawing": {"drawing", "text"},
    "pages": {"pages", "archive", "text", "work"},
    "files": {"files"},
    "proof": {"proof", "archive", "pages", "text", "work"},
    "editorial": {"editorial", "archive", "text"},
    "publishing": {"publishing", "files", "pages"},
    "desk": {"desk", "archive", "editorial", "pages", "files", "proof", "publishing"},
    "keeping": {"keeping", "archive", "desk", "files", "pages", "proof", "text"},
    "plugins": {"archive", "text", "drawing", "pages", "files", "proof", "work"},
}


def imports(path: Path) -> set[str]:
    """Return the full names of what a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def wing(path: Path) -> str:
    """Return the wing of a module; the front is named like the package."""
    return path.parent.name


def ident(path: Path) -> str:
    """Name a module in test reports."""
    return path.relative_to(HOUSE).as_posix()


def test_package_is_ours() -> None:
    """The generic name `plugins` is this folder and no other."""
    found = importlib.util.find_spec("plugins")
    assert found is not None
    assert str(HOUSE / "plugins/__init__.py") == found.origin


@pytest.mark.parametrize("path", MODULES, ids=ident)
def test_pelican_is_imported_exactly_where_it_is_registered(path: Path) -> None:
    """A module imports Pelican if and only if it defines `register()`, and both only in the front."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    registers = any(isinstance(node, ast.FunctionDef) and node.name == "register" for node in tree.body)
    speaks = any(name.split(".")[0] == "pelican" for name in imports(path))
    assert speaks == registers == (path in FRONTS)


@pytest.mark.parametrize("path", MODULES, ids=ident)
def test_imports_run_one_way(path: Path) -> None:
    """A wing imports only the wings it stands on; front modules never import each other."""
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("plugins.")}
    assert ours <= MAY_IMPORT[wing(path)]


@pytest.mark.parametrize("path", MODULES, ids=ident)
def test_rooms_are_small(path: Path) -> None:
    """A module has at most 250 lines, a function at most 50, and a public one a docstring."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_modules_import_alone() -> None:
    """Each module loads first in a fresh interpreter, so there are no hidden circles."""
    names = [ident(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__") for path in MODULES]
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    for loaded in [m for m in sys.modules if m.split('.')[0] == 'plugins']: del sys.modules[loaded]\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *names], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_settings_name_every_front_module() -> None:
    """`PLUGINS` is the list of the front modules, each once."""
    listed = re.findall(r'"plugins\.(\w+)"', (HOUSE / "pelicanconf.py").read_text(encoding="utf-8"))
    assert sorted(path.stem for path in FRONTS) == sorted(listed)


def test_order_of_plugins_changes_no_byte(tiny: BuiltSite, tmp_path: Path) -> None:
    """Reversing `PLUGINS` gives the same files."""
    plugins = str([f"plugins.{path.stem}" for path in reversed(FRONTS)]).replace("'", '"')
    done = run_pelican(HOUSE / "tests/site/content", tmp_path, "-e", "NEWS_PER_PAGE=2", f"PLUGINS={plugins}")
    assert done.returncode == 0, done.stderr

    def files(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert files(tiny.folder) == files(tmp_path)


def test_templates_are_short_and_bring_no_words() -> None:
    """A template has at most 80 lines, and its words come from the catalogues."""
    for path in (HOUSE / "theme/templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 80, path.name
        bare = re.sub(
            r"\{#.*?#\}|[\w-]+=\"[^\"]*\"|\{%.*?%\}|\{\{.*?\}\}|<!doctype html>|<[^>]+>", " ", text, flags=re.DOTALL
        )
        assert set(re.findall(r"[^\W\d_]{2,}", bare)) <= {"CC", "BY", "ندوة", "Nadwa"}, path.name


def test_project_speaks_of_the_project_alone() -> None:
    """No file names a machine's folder or the host of a package registry."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, text=True, check=False)
    listed = [name for name in told.stdout.split("\0") if (HOUSE / name).is_file()]
    private = re.compile(r"(?<![\w.])/(?:work|root|home)/\w|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org")
    for name in listed:
        path = HOUSE / name
        if (
            path.suffix in (".py", ".md", ".toml", ".txt", ".yaml", ".html", ".css", ".po", "")
            and path.name != "test_house.py"
        ):
            assert not private.search(path.read_text(encoding="utf-8")), name

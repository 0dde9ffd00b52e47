"""Reproducible: the same content gives the same bytes and permissions, whoever builds it, where, when and how."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import HOUSE
from tests.published import CONTENT, beside, command, snapshot
from tests.sitetree import BuiltSite

# Python imports a module of this name before anything else, from the first place that has one.
CUSTOM = "sitecustomize.py"
REVERSED_FOLDERS = """
import os
listdir, scandir = os.listdir, os.scandir

class Reversed:
    def __init__(self, *given):
        with scandir(*given) as entries:
            self.left = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    __iter__ = __enter__ = lambda self: self
    __next__ = lambda self: next(self.left)
    __exit__ = close = lambda self, *_: None

os.listdir = lambda *given: sorted(listdir(*given), reverse=True)
os.scandir = Reversed
"""
LATER_CLOCK = """
import datetime, time
SHIFT = 400 * 7 * 86400.5 + 12345.678
now, now_ns, localtime, gmtime = time.time, time.time_ns, time.localtime, time.gmtime
time.time = lambda: now() + SHIFT
time.time_ns = lambda: now_ns() + int(SHIFT * 10**9)
time.localtime = lambda given=None: localtime(time.time() if given is None else given)
time.gmtime = lambda given=None: gmtime(time.time() if given is None else given)
Date, DateTime = datetime.date, datetime.datetime

class OfDates(type):
    __instancecheck__ = lambda cls, thing: isinstance(thing, Date)

class OfTimes(type):
    __instancecheck__ = lambda cls, thing: isinstance(thing, DateTime)

class Later(Date, metaclass=OfDates):
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))

class LaterTime(DateTime, metaclass=OfTimes):
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
    today = classmethod(lambda cls: cls.fromtimestamp(time.time()))
    utcnow = classmethod(lambda cls: cls.utcfromtimestamp(time.time()))

datetime.date, datetime.datetime = Later, LaterTime
"""


@dataclass
class Circumstances:
    """Under what a build runs."""

    folder: Path
    house: Path = HOUSE
    content: Path = CONTENT
    output: Path = field(init=False)
    umask: int = 0o022
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.output = self.folder / "output"

    def customise(self, code: str) -> None:
        """Have Python start with some code, besides what it starts with already."""
        self.environment["PYTHONPATH"] = str(self.folder / "custom")
        (self.folder / "custom").mkdir(exist_ok=True)
        with (self.folder / "custom" / CUSTOM).open("a", encoding="utf-8") as module:
            module.write(code)

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build by Pelican's own door."""
        return self.run(
            [*command("pelican", self.content, self.output), "--fatal", "warnings", "-e", "NEWS_PER_PAGE=2"]
        )

    def run(self, line: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command under these circumstances."""
        environment = {**os.environ, **self.environment}
        return subprocess.run(
            line,
            cwd=self.house,
            env=environment,
            umask=self.umask if os.name != "nt" else -1,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def own_content(self) -> list[Path]:
        """Take a copy of the content, made in the opposite order, and return its files."""
        copy = self.folder / "copy"
        if self.content == CONTENT:
            for path in sorted(CONTENT.rglob("*"), reverse=True):
                if path.is_file():
                    (copy / path.relative_to(CONTENT)).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, copy / path.relative_to(CONTENT))
            self.content = copy
        return sorted(path for path in copy.rglob("*") if path.is_file())


def another_hash_seed(under: Circumstances) -> None:
    """Sets and dictionaries of text are walked in another order."""
    under.environment["PYTHONHASHSEED"] = "4711"


def another_time_zone(under: Circumstances) -> None:
    """It is another day on the other side of the date line."""
    under.environment["TZ"] = "Pacific/Kiritimati"


def another_locale(under: Circumstances) -> None:
    """The machine speaks another language and knows no UTF-8."""
    under.environment |= {"LC_ALL": "C", "LANG": "tr_TR.ISO-8859-9", "LANGUAGE": "tr", "PYTHONCOERCECLOCALE": "0"}
    under.environment["PYTHONUTF8"] = "0"


def another_umask(under: Circumstances) -> None:
    """What is made is for its owner only."""
    under.umask = 0o077


def another_clock(under: Circumstances) -> None:
    """It is years later, and another time of day."""
    under.customise(LATER_CLOCK)


def another_file_order(under: Circumstances) -> None:
    """Folders list their files backwards, on the disk and when they are read."""
    under.own_content()
    under.customise(REVERSED_FOLDERS)


def other_times_of_files(under: Circumstances) -> None:
    """Files are as old as a fresh clone makes them, in no order."""
    times = random.Random(1957)
    for path in under.own_content():
        moment = times.randrange(10**9)
        os.utime(path, (moment, moment))


def another_path(under: Circumstances) -> None:
    """The checkout, the content and the output lie elsewhere, under names with spaces and Arabic letters."""
    under.house = under.folder / "دار another house"
    under.output = under.folder / "مكان/the place.d"
    under.content = under.folder / "نصوص/texts"
    shutil.copytree(CONTENT, under.content)
    for name in ("plugins", "theme"):
        shutil.copytree(HOUSE / name, under.house / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pelicanconf.py", under.house)


CHANGES: list[Callable[[Circumstances], None]] = [
    another_hash_seed,
    another_time_zone,
    another_locale,
    another_umask,
    another_clock,
    another_path,  # before what copies the content
    another_file_order,
    other_times_of_files,
]


def name_of(change: Callable[[Circumstances], None]) -> str:
    """Name a change in test reports."""
    return change.__name__


@pytest.mark.parametrize("change", CHANGES, ids=name_of)
def test_bytes_do_not_depend_on(tiny: BuiltSite, tmp_path: Path, change: Callable[[Circumstances], None]) -> None:
    """Each circumstance by itself changes no byte, no name and no permission."""
    under = Circumstances(tmp_path)
    change(under)
    done = under.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert snapshot(under.output) == snapshot(tiny.folder)


def test_bytes_do_not_depend_on_all_of_it_at_once(tiny: BuiltSite, tmp_path: Path) -> None:
    """Nor do all circumstances together."""
    under = Circumstances(tmp_path)
    for change in CHANGES:
        change(under)
    done = under.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert snapshot(under.output) == snapshot(tiny.folder)
    assert beside(under.output) == []


def test_circumstances_are_felt(tmp_path: Path) -> None:
    """The stand-ins for a clock and for folders do what they say, or the tests above would prove nothing."""
    under = Circumstances(tmp_path)
    another_clock(under)
    another_file_order(under)
    another_umask(under)
    tell = (
        "import datetime, os, pathlib, sys, time\n"
        "print(datetime.date.today().year, datetime.datetime.now().year, time.localtime().tm_year)\n"
        "names = [sorted(os.listdir(sys.argv[1]), reverse=True), os.listdir(sys.argv[1]), \n"
        "  [e.name for e in os.scandir(sys.argv[1])], [p.name for p in pathlib.Path(sys.argv[1]).iterdir()]]\n"
        "print(all(names[0] == others for others in names), oct(os.umask(0)))\n"
    )
    plain = Circumstances(tmp_path / "plain").run([sys.executable, "-c", tell, str(CONTENT)])
    changed = under.run([sys.executable, "-c", tell, str(CONTENT)])
    assert changed.returncode == 0, changed.stderr
    [years, rest] = changed.stdout.splitlines()
    assert len(set(years.split())) == 1
    assert int(years.split()[0]) >= int(plain.stdout.split()[0]) + 7
    assert rest == ("True 0o77" if os.name != "nt" else rest)

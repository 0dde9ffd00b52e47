"""Nothing is built while the contract is broken: the check runs first, whichever door Pelican is entered by.

Listens to `get_generators`, the one signal sent in every run before anything is written; leaves the `Site` in the
settings for the other front modules.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

from plugins.archive.compositor import composed
from plugins.archive.contact_setting import contact_can_be_reached
from plugins.archive.contract import problems_of
from plugins.archive.copydesk import proofs
from plugins.archive.preview_setting import drafts_stay_in_the_preview
from plugins.archive.problems import Problem, errors_of, language_of, listing, warned
from plugins.archive.reading import read
from plugins.archive.recalling import gather
from plugins.archive.settings import flaws
from plugins.pages.ledger import broken_promises, promised_by
from plugins.pages.root import Root
from plugins.pages.site import Site
from plugins.pages.wording import incomplete
from plugins.work.clock import CLOCK
from plugins.work.memory import Memory, of_content

HOUSE = Path(__file__).parent.parent


def enter(pelican: Any) -> None:
    """Read and check content, theme and settings, and open the gate or end the run with all problems and exit code 1."""
    settings = pelican.settings
    theme = Path(settings["THEME"])
    memory = Memory(of_content(Path(settings["PATH"])), bool(settings.get("FRESH")))
    with CLOCK.spent("read"):
        reading = read(Path(settings["PATH"]), memory)
    with CLOCK.spent("check"):
        problems = [*problems_of(reading, memory=memory), *broken_promises(reading), *incomplete(theme)]
        problems += settings_problems(_files_in_use(), settings)
        problems += proofs(reading, problems, memory)
    code, errors = language_of(os.environ), errors_of(problems)
    if errors:
        print(listing(errors, code), file=sys.stderr)
    if len(problems) > len(errors):
        print(warned(len(problems) - len(errors), code), file=sys.stderr)
    if errors:
        memory.save()
        raise SystemExit(1)
    archive = composed(reading.archive)
    gather(archive, reading.prints, memory)
    settings["SITE"] = Site(
        archive,
        Root(settings["SITEURL"]),
        theme,
        settings["NEWS_PER_PAGE"],
        settings.get("RANGES") or "rtl",
        promised_by(reading),
        memory,
    )
    settings["READING"], settings["WARNINGS"] = reading, problems


def settings_problems(
    files: list[Path], values: Mapping[str, object] | None = None, today: datetime.date | None = None
) -> list[Problem]:
    """Return what is wrong in settings files, the one that counts most last; `values` are those of a run.

    What runs out is told only to those who say which day it is: no build depends on that.
    """
    fronts = [f"plugins.{path.stem}" for path in (HOUSE / "plugins").glob("[a-z]*.py")]
    found = flaws(files, DEFAULT_CONFIG, fronts, values)
    found += contact_can_be_reached(files, values, today)
    return [*found, *drafts_stay_in_the_preview(files, values or {})]


def _files_in_use() -> list[Path]:
    """Return the settings files of this run: Pelican does not say, but they are the modules that name plugins."""
    modules = [vars(module) for module in list(sys.modules.values())]
    files = [Path(module["__file__"]) for module in modules if isinstance(module.get("PLUGINS"), list)]
    # Pelican loads the file that it was given first, and that one imports the others.
    return files[::-1] or [HOUSE / "pelicanconf.py"]


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(enter)

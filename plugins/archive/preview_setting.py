"""The one setting that no site may be published with: drafts are shown in the preview, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from plugins.archive.problems import Problem, message
from plugins.archive.settings import read_file

NAME = "DRAFTS"
PUBLIC = "publishconf.py"


def drafts_stay_in_the_preview(files: Collection[Path], values: Mapping[str, object]) -> Iterator[Problem]:
    """`DRAFTS` stands in no settings file, and only the run of a preview is asked for it, never one that is for the public."""
    told = message("drafts are for the preview alone; take `DRAFTS` out, and run: python3 tasks.py serve --drafts")
    typed = [
        setting for path in files for setting in read_file(path).assigned if setting.name == NAME and setting.value
    ]
    is_public = any(path.name == PUBLIC for path in files) or not values.get("PREVIEW")
    yield from (setting.problem(told) for setting in typed)
    if values.get(NAME) and is_public and not typed:
        yield Problem("", 1, 1, told)

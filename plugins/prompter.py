"""The prompter: in a preview, Pelican's run stays when the site is written, and tells what each saved text changes of it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from pelican import signals

from plugins.archive.problems import language_of
from plugins.pages import cues
from plugins.pages.prompting import Prompter

# What is said on the way goes where complaints go; this channel is for cues alone.
_CHANNEL, _COMPLAINTS = 1, 2


def attend(pelican: Any) -> None:
    """Have the run of a preview stay."""
    if not pelican.settings.get("PREVIEW"):
        return
    channel = os.fdopen(os.dup(_CHANNEL), "w", encoding="utf-8")
    os.dup2(_COMPLAINTS, _CHANNEL)
    generators: list[Any] = []
    signals.all_generators_finalized.connect(generators.extend, weak=False)
    run = pelican.run

    def run_and_stay() -> None:
        run()
        settings = pelican.settings
        prompter = Prompter(
            settings["READING"],
            settings["SITE"],
            [generator for generator in generators if getattr(generator, "of_texts", False)],
            pelican.page_writer.renderer,
            settings["WARNINGS"],
            bool(settings.get("DRAFTS")),
        )
        gc.freeze()  # to go through all that was read again and again would hold answers up
        answer(prompter, sys.stdin, channel)

    pelican.run = run_and_stay  # no signal comes after all that listen to the last one


def answer(prompter: Prompter, asked: Iterable[str], channel: TextIO) -> None:
    """Tell what stands beside the site, then answer every line of saved names, until there are no more."""
    code = language_of(os.environ)

    def say(cue: cues.Cue | None) -> None:
        channel.write(cues.write(cue, code))
        channel.flush()

    say(prompter.opening())
    prompter.rehearse()
    for line in asked:
        say(prompter.saved(cues.read_names(line)))


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(attend)

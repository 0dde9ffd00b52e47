"""The tasks of editors, as `tasks.py` lists them: begin, translate, take over, and see how far the archive has come."""

from __future__ import annotations

from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

from plugins.desk import editing
from plugins.desk import status as coverage
from plugins.desk.entrance import plainly
from plugins.desk.environment import ROOT
from plugins.editorial.editions import Facts
from plugins.editorial.stories import Wanted

SPOKEN = {
    "content": "the folder of content (here: content/)",
    "lang": "the language to speak: ar, fr or en (else the environment's)",
}


@task(
    optional=["edition"],
    help={
        **SPOKEN,
        "edition": "the edition of the story; without a name: begin an edition",
        "language": "ar, fr or en: the story's own language",
        "themes": "ids or names, with commas",
        "date": "the day of the story, or the first of an edition",
        "end": "the last day of an edition",
        "name": "the folder's name, which is the address",
        "summary": "one sentence; of an edition: ar | fr | en",
        "names": "the name of an edition: ar | fr | en",
    },
)
@plainly
def new(
    context: Context,
    edition: str | bool = "",
    title: str = "",
    language: str = "",
    themes: str = "",
    date: str = "",
    summary: str = "",
    name: str = "",
    series: str = "",
    end: str = "",
    number: str = "",
    names: str = "",
    format: str = "",
    source: str = "",
    organiser: str = "",
    content: str = "",
    lang: str = "",
) -> None:
    """Begin a story as a draft, or an edition; asks what is not given."""
    folder, hear = _folder(content), editing.listener()
    if edition is True:
        facts = Facts(series, date, end, number, names, summary, format, themes, source, organiser, name)
        print(editing.begin_edition(folder, facts, lang, hear))
    else:
        wanted = Wanted(str(edition), language, title, themes, date, summary, name)
        print(editing.begin_story(folder, wanted, lang, hear))


@task(positional=["story", "into"], help={**SPOKEN, "story": "its folder, or the end of it", "into": "ar, fr or en"})
@plainly
def translate(context: Context, story: str, into: str, content: str = "", lang: str = "") -> None:
    """Begin the missing version of a story, as a draft."""
    print(editing.begin_translation(_folder(content), story, into, lang))


@task(
    name="import",
    positional=["file"],
    help={
        **SPOKEN,
        "file": "a saved web page (.html) or a plain text",
        "edition": "the edition that it is about (else by its day and city)",
        "own": "the text is ours: put it as text, not as comments to be said in own words",
    },
)
@plainly
def take_over(
    context: Context,
    file: str,
    edition: str = "",
    title: str = "",
    language: str = "",
    themes: str = "",
    date: str = "",
    summary: str = "",
    name: str = "",
    own: bool = False,
    content: str = "",
    lang: str = "",
) -> None:
    """Take a saved article over as the draft of a story."""
    from plugins.desk import importing  # it brings the library along that finds the text of a page

    wanted = Wanted(edition, language, title, themes, date, summary, name)
    hear = editing.listener()
    print(importing.take_over(_folder(content), Path(file), wanted, lang, hear, own))


@task(
    help={
        **SPOKEN,
        "json": "tell it as JSON",
        "accept": "STORY LANG: record that this translation has been brought up to date (invoke: STORY/LANG)",
    },
)
@plainly
def status(context: Context, json: bool = False, accept: str = "", content: str = "", lang: str = "") -> None:
    """Tell what is translated, and what is older than its original."""
    folder = _folder(content)
    if accept:
        print(coverage.accept(folder, accept, lang))
    else:
        print(coverage.as_json(folder) if json else coverage.table(folder, lang))


def _folder(given: str) -> Path:
    return Path(given) if given else ROOT / "content"

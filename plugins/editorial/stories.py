"""Begins a story: its folder, and the first version in it, a draft."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from plugins.archive import working
from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive
from plugins.archive.inventory import no_address, reserved
from plugins.archive.languages import Code
from plugins.archive.problems import message
from plugins.archive.reading import Reading
from plugins.archive.text_rules import summary_fault, title_fault
from plugins.archive.values import Misshapen, day, text
from plugins.editorial import filing, finding
from plugins.editorial.declining import Declined
from plugins.editorial.interview import Interview, Question, names
from plugins.editorial.slugs import slug


@dataclass(frozen=True)
class Wanted:
    """What is given of a story, each as it was typed; what is empty is asked."""

    edition: str = ""
    language: str = ""
    title: str = ""
    themes: str = ""
    date: str = ""
    summary: str = ""
    name: str = ""


@dataclass(frozen=True)
class Beginning:
    """A file that is to be: where, its name as a person would type it, its header, and the text below it."""

    path: Path
    file: str
    header: dict[str, object]
    body: str = ""

    def write(self) -> None:
        """Write the file and its folder.

        Raises:
            Declined: something is there already; it stays as it is.
        """
        try:
            filing.write_new(self.path, f"{filing.header(self.header)}\n{self.body}")
        except FileExistsError:
            raise Declined(message("%(file)s is there already, and stays as it is", file=self.file)) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise Declined(message("%(file)s cannot be written: %(reason)s", file=self.file, reason=reason)) from None


def begin(reading: Reading, wanted: Wanted, interview: Interview) -> Beginning:
    """Ask for what is not given, and return the story's first version.

    Raises:
        Declined: something given does not fit, or nobody can be asked.
    """
    archive, code = reading.archive, interview.code
    edition = archive.editions[ask_edition(archive, wanted.edition, interview)]
    language = language_of(wanted.language, interview)
    title = interview.answer(Question(message("Title:"), "--title"), wanted.title, _title)
    question = Question(message("Summary, one sentence:"), "--summary", working.SUMMARIES[language])
    summary = interview.answer(question, wanted.summary, _summary)
    known = {name: names(code, theme.name) for name, theme in archive.themes.items()}
    themes = interview.choices(Question(message("Themes, by number, with commas:"), "--themes"), wanted.themes, known)
    question = Question(message("Day of the story, as year-month-day:"), "--date", edition.dates.end.isoformat())
    date = interview.answer(question, wanted.date, as_day)
    folder = ask_name(reading, edition, wanted.name, slug(title), interview)
    header = {"title": title, "summary": summary, "date": date, "themes": list(themes), "status": "draft"}
    return Beginning(folder / f"{language}.md", named(reading, folder / f"{language}.md"), header)


def named(reading: Reading, path: Path) -> str:
    """Name a file of the content as a person would type it."""
    return f"{reading.root.name}/{path.relative_to(reading.root).as_posix()}"


def language_of(given: str, interview: Interview) -> Code:
    """Ask for the language of a text."""
    return interview.answer(
        Question(message("In which language? ar, fr or en:"), "--language"), given, finding.language
    )


def ask_edition(archive: Archive, given: str, interview: Interview) -> str:
    """Ask for an edition, newest first."""
    code = interview.code
    known = {
        edition.id: [f"{name} {edition.year}" for name in names(code, archive.places[edition.city].name)]
        for edition in archive.chronicle
    }
    return interview.choice(Question(message("Which edition?"), "--edition"), given, known)


def ask_name(reading: Reading, edition: Edition, given: str, usual: str, interview: Interview) -> Path:
    """Ask for the name of a story's folder, which is also its address, and return the folder."""
    place = reading.root / "editions" / edition.id

    def accept(typed: str) -> Path:
        told = no_address(typed) or reserved(typed)
        if not told and (place / typed).exists():
            told = message("there is a story `%(id)s` already; choose another name", id=f"{edition.id}/{typed}")
        if told:
            raise Declined(told)
        return place / typed

    question = message("Name of its folder, in a–z and hyphens, which is its address:")
    return interview.answer(Question(question, "--name", usual), given, accept)


def as_day(typed: str) -> datetime.date:
    """Read a day of the calendar, whatever else may be wrong with it."""
    try:
        return day(typed.strip())
    except Misshapen as misshapen:
        raise Declined(misshapen.told) from None


def plain(typed: str) -> str:
    """Read a text of one line."""
    try:
        return text(typed)
    except Misshapen as misshapen:
        raise Declined(misshapen.told) from None


def _title(typed: str) -> str:
    told = title_fault(plain(typed))
    if told:
        raise Declined(told)
    return plain(typed)


def _summary(typed: str) -> str:
    told = summary_fault(plain(typed))
    if told:
        raise Declined(told)
    return plain(typed)

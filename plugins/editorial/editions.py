"""Begins an edition: its folder and its facts, as far as they are known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.archive.holdings import Archive
from plugins.archive.inventory import no_address
from plugins.archive.languages import CODES
from plugins.archive.problems import Message, message
from plugins.archive.reading import Reading
from plugins.archive.values import Misshapen, whole
from plugins.editorial import filing
from plugins.editorial.declining import Declined
from plugins.editorial.interview import Interview, Question, names
from plugins.editorial.stories import as_day, named, plain

FORMATS = ("in_person", "online", "hybrid")
PART = "|"


@dataclass(frozen=True)
class Facts:
    """What is given of an edition, each as it was typed; a text in three languages is parted by `|`, Arabic first."""

    series: str = ""
    start: str = ""
    end: str = ""
    number: str = ""
    names: str = ""
    summary: str = ""
    format: str = ""
    themes: str = ""
    source: str = ""
    organiser: str = ""
    name: str = ""


@dataclass(frozen=True)
class Founding:
    """The facts of an edition that is to be, and where."""

    path: Path
    file: str
    facts: dict[str, object]

    def write(self) -> None:
        """Write the file and its folder.

        Raises:
            Declined: something is there already; it stays as it is.
        """
        try:
            filing.write_new(self.path, filing.record(self.facts))
        except FileExistsError:
            raise Declined(message("%(file)s is there already, and stays as it is", file=self.file)) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise Declined(message("%(file)s cannot be written: %(reason)s", file=self.file, reason=reason)) from None


def found(reading: Reading, given: Facts, interview: Interview) -> Founding:
    """Ask for what is not given, and return the facts of a new edition.

    Raises:
        Declined: something given does not fit, or nobody can be asked.
    """
    archive = reading.archive
    series = archive.series[_one(archive, "series", message("Which series?"), given.series, interview)]
    start = interview.answer(_asked(message("First day, as year-month-day:"), "--date"), given.start, as_day)
    end = interview.answer(_asked(message("Last day:"), "--end", start.isoformat()), given.end, as_day)
    path = _path(reading, f"{series.city}-{start.year}", given.name, interview)
    usual = str(1 + max((e.ordinal.number for e in archive.editions_of.get(series.id, ())), default=0))
    number = interview.answer(
        _asked(message("Which edition of the series, as a number?"), "--number", usual), given.number, _number
    )
    source = _one(archive, "sources", message("Which source tells it?"), given.source, interview)
    titles = _words(message("Its name, in Arabic, French and English, parted by |:"), "--names", given.names, interview)
    summary = _words(message("A sentence on it, in the same three languages:"), "--summary", given.summary, interview)
    choice = interview.choice(
        _asked(message("How did people take part?"), "--format"), given.format, {value: [value] for value in FORMATS}
    )
    known = {name: names(interview.code, theme.name) for name, theme in archive.themes.items()}
    themes = interview.choices(_asked(message("Themes, by number, with commas:"), "--themes"), given.themes, known)
    organiser = _one(archive, "organisations", message("Who organised it?"), given.organiser, interview)
    told: dict[str, object] = {"sources": [source]}
    facts: dict[str, object] = {
        "series": series.id,
        "city": series.city,
        "name": {**titles, **told},
        "ordinal": {"number": number, **told},
        "dates": {"start": start, "end": end, **told},
        "summary": summary,
        "format": {"value": choice, **told},
        "topics": {"themes": list(themes), **told},
        "organisations": [{"organisation": organiser, "role": "organiser", **told}],
    }
    return Founding(path, named(reading, path), facts)


def _asked(text: Message, option: str, usual: str = "") -> Question:
    return Question(text, option, usual)


def _one(archive: Archive, register: str, text: Message, given: str, interview: Interview) -> str:
    """Ask for one record of a register: by its name or, of a source, by what it calls itself."""
    option = {"series": "--series", "sources": "--source", "organisations": "--organiser"}[register]
    records = getattr(archive, register)
    known = {
        name: [name] if register == "sources" else names(interview.code, item.name) for name, item in records.items()
    }
    return interview.choice(Question(text, option), given, known)


def _path(reading: Reading, usual: str, given: str, interview: Interview) -> Path:
    def accept(typed: str) -> Path:
        folder = reading.root / "editions" / typed
        told = no_address(typed)
        if not told and folder.exists():
            told = message("there is an edition `%(id)s` already; choose another name", id=typed)
        if told:
            raise Declined(told)
        return folder / "edition.yaml"

    return interview.answer(
        _asked(message("Name of its folder, which is its address:"), "--name", usual), given, accept
    )


def _words(text: Message, option: str, given: str, interview: Interview) -> dict[str, str]:
    """Ask for a text in three languages."""

    def accept(typed: str) -> dict[str, str]:
        parts = [plain(part) for part in typed.split(PART)]
        if len(parts) != len(CODES) or not all(parts):
            raise Declined(message("`%(typed)s` is not three texts; write them as: ar | fr | en", typed=typed))
        return dict(zip(CODES, parts, strict=True))

    return interview.answer(Question(text, option), given, accept)


def _number(typed: str) -> int:
    try:
        return whole(typed.strip())
    except Misshapen as misshapen:
        raise Declined(misshapen.told) from None

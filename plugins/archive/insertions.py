"""What an insertion stands for: figures, days, names and counts of the records, as a language writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import get_args, get_type_hints

from plugins.archive.counting import counted
from plugins.archive.editions import Edition, Figure
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.problems import Message, message
from plugins.archive.words import absent, nearest, unknown
from plugins.text.insertions import Asked, Insert, parse

FIGURES: tuple[str, ...] = get_args(get_type_hints(Figure)["of"])
_STAGES: tuple[str, ...] = get_args(get_type_hints(Figure)["stage"])
_NUMBER, _WEEKDAY = "number", "weekday"
REGISTERS_OF = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "theme": "themes",
    "series": "series",
}
_FACTS: Mapping[str, Callable[[Archive, Edition, Code], str]] = {
    "dates": lambda _, edition, code: LANGUAGES[code].days(edition.dates.start, edition.dates.end),
    "start": lambda _, edition, code: LANGUAGES[code].day(edition.dates.start),
    "end": lambda _, edition, code: LANGUAGES[code].day(edition.dates.end),
    "month": lambda _, edition, code: LANGUAGES[code].month(edition.dates.start),
    "year": lambda _, edition, code: str(edition.year),
    "ordinal": lambda _, edition, code: LANGUAGES[code].ordinal(edition.ordinal.number).lower(),
    "name": lambda _, edition, code: edition.name.text(code),
    "motto": lambda _, edition, code: LANGUAGES[code].quote(edition.motto.text(code)) if edition.motto else "",
    "venue": lambda archive, edition, code: _place(archive, edition.venue.place, code) if edition.venue else "",
    "city": lambda archive, edition, code: _place(archive, edition.city, code),
}


def _place(archive: Archive, name: str, code: Code) -> str:
    return archive.places[name].name.text(code) if name in archive.places else ""


# What can be counted of an edition, and of the whole archive in a text that belongs to none.
_OF_AN_EDITION: Mapping[str, Callable[[Archive, Edition], int]] = {
    "people": lambda _, edition: len({item.person for item in edition.people}),
    "organisations": lambda _, edition: len({item.organisation for item in edition.organisations}),
    "countries": lambda _, edition: len(edition.countries.codes if edition.countries else ()),
    "sessions": lambda _, edition: len(edition.programme.sessions if edition.programme else ()),
    "agreements": lambda _, edition: len(edition.agreements),
    "articles": lambda archive, edition: len(archive.stories_of.get(edition.id, ())),
}
_OF_ALL: Mapping[str, Callable[[Archive], int]] = {
    "editions": lambda archive: len(archive.editions),
    "articles": lambda archive: len(archive.stories),
    "people": lambda archive: len(archive.people),
    "organisations": lambda archive: len(archive.organisations),
    "cities": lambda archive: len({edition.city for edition in archive.editions.values()}),
    "sources": lambda archive: len(archive.sources),
}
NAMES = frozenset({*FIGURES, *_FACTS, *REGISTERS_OF, "count"})


class Unheld(Exception):
    """The records do not hold what is asked for; `told` says why, and what they hold."""

    def __init__(self, told: Message) -> None:
        """Keep the message."""
        super().__init__(told)
        self.told = told


def inserting(archive: Archive, folder: str, code: Code) -> Insert:
    """Return what gives the words of every insertion in a text of a folder and language."""
    codes: Mapping[str | None, Code] = {None: code, **{other: other for other in CODES}}
    return lambda asked, language: words(archive, folder, codes[language], asked)


def words(archive: Archive, folder: str, code: Code, typed: str) -> str:
    """Return the words of one insertion in a text of a folder, or raise `Unheld`."""
    asked = parse(typed)
    if asked.name not in NAMES:
        raise Unheld(_no_fact(asked))
    if asked.id and asked.name not in (*REGISTERS_OF, "count", "other"):
        raise Unheld(message("`%(name)s` takes no id; write [=%(name)s]", name=asked.name))
    if asked.name in REGISTERS_OF:
        return _name(archive, code, asked)
    edition = _edition(archive, folder, asked)
    if asked.name == "count":
        return _count(archive, edition, code, asked)
    if edition is None:
        told = "this text belongs to no edition; name one, such as [=%(edition)s/%(name)s]"
        raise Unheld(message(told, edition=next(iter(archive.editions), "casablanca-2021"), name=asked.name))
    return _figure(edition, code, asked) if asked.name in FIGURES else _fact(archive, edition, code, asked)


def _no_fact(asked: Asked) -> Message:
    near = nearest(asked.name, NAMES)
    if near:
        return message("`%(name)s` names no fact; did you mean [=%(near)s]?", name=asked.name, near=near)
    return message("`%(name)s` names no fact; write one, such as [=participants] or [=dates]", name=asked.name or "[=]")


def edition_of(folder: str) -> str:
    """Return the edition that a folder belongs to, or nothing."""
    register, _, rest = folder.partition("/")
    return rest.partition("/")[0] if register == "editions" else ""


def figures_named(edition: Edition, name: str, record: str = "") -> list[Figure]:
    """Return the figures of an edition that an insertion can mean."""
    held = edition.figures.items if edition.figures else ()
    return [figure for figure in held if figure.of == name and (not record or _id(figure) == record)]


def _edition(archive: Archive, folder: str, asked: Asked) -> Edition | None:
    if asked.edition and asked.edition not in archive.editions:
        raise Unheld(unknown(asked.edition, archive.editions))
    return archive.editions.get(asked.edition or edition_of(folder))


def _forms(asked: Asked, allowed: Sequence[str]) -> None:
    for form in asked.forms:
        if form not in allowed and allowed:
            raise Unheld(unknown(form, allowed))
        if form not in allowed:
            raise Unheld(message("`%(form)s` changes nothing of `%(name)s`; take it out", form=form, name=asked.name))


def _name(archive: Archive, code: Code, asked: Asked) -> str:
    _forms(asked, ())
    register = getattr(archive, REGISTERS_OF[asked.name])
    if asked.id not in register:
        raise Unheld(absent(asked.id, REGISTERS_OF[asked.name], register))
    return str(register[asked.id].name.text(code))


def _count(archive: Archive, edition: Edition | None, code: Code, asked: Asked) -> str:
    _forms(asked, (_NUMBER,))
    known = _OF_AN_EDITION if edition else _OF_ALL
    if asked.id not in known:
        raise Unheld(unknown(asked.id, known))
    number = _OF_AN_EDITION[asked.id](archive, edition) if edition else _OF_ALL[asked.id](archive)
    is_partial = asked.id == "countries" and edition and edition.countries and not edition.countries.complete
    if not number or is_partial:
        told = "there is no whole list of `%(name)s` to count; take this out, or complete the record"
        raise Unheld(message(told, name=asked.id))
    return LANGUAGES[code].number(number) if _NUMBER in asked.forms else counted(asked.id, number, code)


def _fact(archive: Archive, edition: Edition, code: Code, asked: Asked) -> str:
    _forms(asked, (_WEEKDAY,) if asked.name in ("start", "end") else ())
    if asked.forms:
        return LANGUAGES[code].weekday(getattr(edition.dates, asked.name))
    text = _FACTS[asked.name](archive, edition, code)
    if not text:
        told = "`%(edition)s` has no `%(name)s`; take this out, or add it to the record"
        raise Unheld(message(told, edition=edition.id, name=asked.name))
    return text


def _figure(edition: Edition, code: Code, asked: Asked) -> str:
    _forms(asked, (_NUMBER, *_STAGES))
    named = figures_named(edition, asked.name, asked.id)
    stages = set(asked.forms) & set(_STAGES)
    staged = [figure for figure in named if not stages or figure.stage in stages]
    # Without a stage, what was counted is meant rather than what had been announced.
    reported = [figure for figure in staged if figure.stage == "reported"]
    chosen = staged if len(staged) == 1 else reported
    if len(chosen) != 1:
        raise Unheld(_which(edition, asked, named))
    [figure] = chosen
    number = LANGUAGES[code].number(figure.value)
    return number if _NUMBER in asked.forms else f"{number} {figure.label.text(code)}"


def _which(edition: Edition, asked: Asked, named: list[Figure]) -> Message:
    """Say that no figure, or more than one, is meant, and which there are."""
    held = edition.figures.items if edition.figures else ()
    ways = ", ".join(sorted({_way(figure) for figure in (named or held)}))
    if not held:
        return message("`%(edition)s` holds no figures; take this out, or add it to the record", edition=edition.id)
    if not named:
        told = "`%(edition)s` holds no figure `%(name)s`; write one that it holds: %(held)s"
        return message(told, edition=edition.id, name=asked.name, held=ways)
    return message("`%(edition)s` holds this otherwise; write one of: %(held)s", edition=edition.id, held=ways)


def _way(figure: Figure) -> str:
    name = f"other:{_id(figure)}" if figure.of == "other" else figure.of
    return f"{name} {figure.stage}"


def _id(figure: Figure) -> str:
    """Return what tells one other figure from the next: its English noun."""
    return re.sub("[^a-z0-9]+", "-", figure.label.en.lower()).strip("-")

"""The site in one value: the archive, where it stands, and what every page is made with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from plugins.archive.amending import amended, stands_as
from plugins.archive.editions import Edition
from plugins.archive.holdings import Archive, folder_of
from plugins.archive.imprint import imprint
from plugins.archive.insertions import inserting
from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.archive.stories import Piece, StandingPage, Story, Version
from plugins.pages import addresses
from plugins.pages.labels import LABELS
from plugins.pages.naming import names_of
from plugins.pages.pictures import rendition
from plugins.pages.root import Root
from plugins.pages.wording import basis, translations
from plugins.text.illustrations import Rendition
from plugins.text.isolation import Isolation, Ranges
from plugins.text.markup import PART_IDS, Converted, Link, Setting, convert
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory

Text = tuple[Piece, Version]
Asked = tuple[tuple[tuple[str, object, object], object], ...]


@dataclass(frozen=True)
class Site:
    """The archive together with the root address, the theme's folder, the length of a news page, the order of ranges.

    `promised` are the addresses that content and ledger promise; `memory` holds what earlier builds made of the same.
    `only` is the folder of a text where the pages of no other are asked for.
    """

    archive: Archive
    root: Root
    theme: Path
    news_per_page: int
    ranges: Ranges = "rtl"
    promised: frozenset[str] = frozenset()
    memory: Memory = FORGETFUL
    only: str = ""

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories whose pages are asked for."""
        return self.archive.stories_in(self.only)

    @property
    def texts(self) -> tuple[Piece, ...]:
        """The stories and standing pages that are asked for."""
        return (*self.stories, *self.pages)

    @property
    def pages(self) -> tuple[StandingPage, ...]:
        """The standing pages that are asked for."""
        return self.archive.pages_in(self.only)

    def amended(self, folder: str, piece: Piece | None) -> Site:
        """Return the site with a text in the place of the one in its folder, asked for the pages of that text alone."""
        former = self.archive.by_folder.get(folder)
        made = replace(self, archive=amended(self.archive, folder, piece), memory=FORGETFUL, only=folder)
        carried = vars(made)
        # A name is isolated and a word is said as before; texts are converted one by one, when they are asked for.
        carried |= {"isolation": self.isolation, "_words": self._words}
        if isinstance(former, Piece) and piece and stands_as(former, piece):
            carried["rows"] = {key: row for key, row in self.rows.items() if key[1] != folder}
        return made

    def asked_for(self, folder: str) -> Site:
        """Return the site asked for the pages of one text alone, with all that was gathered for others."""
        made = replace(self, only=folder)
        vars(made).update(vars(self) | {"only": folder})
        return made

    @cached_property
    def isolation(self) -> Isolation:
        """How texts of this site are set in order."""
        return Isolation(names_of(self.archive), self.ranges)

    def say(self, code: Code, text: str, /, **values: object) -> str:
        """Say a word of the theme in a language, its placeholders filled."""
        said = self._words[code].gettext(text)
        return said % values if values else said

    def label(self, code: Code, kind: str, value: str) -> str:
        """Say in a language what a value of the archive's own vocabulary is called."""
        return self.say(code, LABELS[kind][value])

    def count(self, code: Code, one: str, many: str, number: int) -> str:
        """Count a thing in a language: `%(n)s` is the formatted number."""
        said = self._words[code].ngettext(one, many, number)
        return said % {"n": LANGUAGES[code].number(number)}

    def href(self, address: str) -> str:
        """Return an address as links on the site write it."""
        return self.root.href(address)

    def short_name(self, code: Code, edition: Edition) -> str:
        """Name an edition by city and year, as lists and crumbs do."""
        return f"{self.archive.places[edition.city].name.text(code)} {edition.year}"

    def place_name(self, code: Code, name: str) -> str:
        """Name a city, or a venue together with its city where its own name does not say it."""
        place = self.archive.places[name]
        own, city = place.name.text(code), self.archive.places[place.city or name].name.text(code)
        return own if city in own else self.say(code, ", ").join((own, city))

    def prose(self, piece: Piece, version: Version) -> Converted:
        """Return a version's text as HTML, for its own page, and note that it was asked for."""
        self.asked.add((piece.folder, version.language))
        place = piece.folder, version
        if place not in self._converted:
            self.convert([(piece, version)])
        return self._converted[place]

    def convert(self, texts: Iterable[Text]) -> None:
        """Convert texts by all hands, those that are known not again."""
        wanted = [(piece, text) for piece, text in texts if (piece.folder, text) not in self._converted]

        def key(text: Text) -> bytes:
            return digest((text[1].body, text[1].language, _leading(text[0])))

        made = self.memory.make("prose", self._convert, wanted, key, holds=self._holds)
        for (piece, text), (converted, _) in zip(wanted, made, strict=True):
            self._converted[piece.folder, text] = converted

    @cached_property
    def asked(self) -> set[tuple[str, Code]]:
        """The texts whose words were asked for, by folder and language, since somebody last emptied this."""
        return set()

    def said(self, folder: str, code: Code) -> bytes:
        """Return the hash of what a text says, or nothing where there is none, and note that it was asked for."""
        self.asked.add((folder, code))
        if (folder, code) not in self._said:
            text = self.archive.by_folder.get(folder)
            version = text.versions.get(code) if isinstance(text, Piece) else None
            self._said[folder, code] = hashlib.sha256(version.body.encode()).digest() if version else b""
        return self._said[folder, code]

    @cached_property
    def _said(self) -> dict[tuple[str, Code], bytes]:
        return {}

    @cached_property
    def imprint(self) -> bytes:
        """The hash of all that files are made of, except of how the theme shows it and of what texts say."""
        rest = basis(self.theme), self.root.url, self.news_per_page, self.ranges, sorted(self.promised)
        return digest((imprint(self.archive), rest))

    @cached_property
    def _converted(self) -> dict[tuple[str, Version], Converted]:
        return {}

    def _convert(self, text: Text) -> tuple[Converted, Asked]:
        """Convert a text, and note all that was asked on the way; with the same answers it is the same again."""
        asked: dict[tuple[str, object, object], object] = {}
        piece, version = text
        answers = self._answers(piece, version)

        def noted(kind: str) -> Callable[..., Any]:
            def ask(question: object, more: object = None) -> object:
                answer = asked[kind, question, more] = answers[kind](question, more)
                return answer

            return ask

        setting = Setting(
            resolve=noted("link"),
            citation=noted("citation"),
            taken=PART_IDS,
            insert=noted("insertion"),
            language=version.language,
            render=noted("picture"),
            leading=_leading(piece),
        )
        return convert(version.body, setting), tuple(asked.items())

    def _holds(self, text: Text, made: tuple[Converted, Asked]) -> bool:
        """Tell whether all that a text asked when it was converted is answered just so today."""
        answers = self._answers(*text)
        return all(answers[kind](question, more) == answer for (kind, question, more), answer in made[1])

    def _answers(self, piece: Piece, version: Version) -> dict[str, Callable[[Any, Any], object]]:
        code = version.language
        insert = inserting(self.archive, piece.folder, code)
        return {
            "link": lambda address, _: self._link(code, folder_of(address, piece.folder), address),
            "citation": lambda number, _: self.say(code, "Source %(n)s", n=number),
            "insertion": insert,
            "picture": lambda name, _: self._rendition(piece, name),
        }

    def _rendition(self, piece: Piece, name: str) -> Rendition | None:
        picture = piece.pictures.get(name)
        return rendition(picture, self.root) if picture else None

    @cached_property
    def rows(self) -> dict[tuple[Code, str], Any]:
        """The rows of stories and sources that were made already, by language and folder or id."""
        return {}

    @cached_property
    def entries(self) -> dict[tuple[Code, str, bytes], Any]:
        """The entries of feeds that were made already, by language, folder and the hash of what is said."""
        return {}

    @cached_property
    def _words(self) -> dict[Code, NullTranslations]:
        return {code: translations(self.theme, code) for code in CODES}

    def _link(self, code: Code, folder: str, address: str) -> Link:
        target = self.archive.by_folder[folder]
        _, mark, fragment = address.partition("#")
        if isinstance(target, Edition):
            return Link(self.href(addresses.edition(code, target.id)) + mark + fragment)
        language = target.best(code).language
        return Link(self.text_href(language, target) + mark + fragment, language if language != code else None)

    def text_href(self, code: Code, piece: Piece) -> str:
        """Return the address of a story or a standing page in a language, as links on the site write it."""
        return self.href(addresses.text(code, piece))


def _leading(piece: Piece) -> str:
    """Name the picture that leads a text, if one does."""
    return piece.image if isinstance(piece, Story) else ""

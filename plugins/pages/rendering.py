"""From a page to its bytes: one Jinja environment for each language, and nothing in it but the page and the theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.archive.languages import CODES, LANGUAGES, Code, Language
from plugins.pages import addresses
from plugins.pages.addresses import Root
from plugins.pages.labels import LABELS, word
from plugins.pages.page import FEEDS, Page
from plugins.pages.parts import LinkPart
from plugins.pages.stylesheets import fonts, stylesheet
from plugins.pages.tailoring import tailored
from plugins.pages.wording import translations
from plugins.text.flows import isolated
from plugins.text.isolation import AS_WRITTEN, Isolation
from plugins.work.digest import digest

MENU = ("editions", "news", "browse", "people", "organisations", "figures", "about")
# Three lists at the foot of every page: what to browse, the facets, the archive itself.
LISTS = (
    ("editions", "news", "browse", "people", "organisations", "figures"),
    ("cities", "years", "themes"),
    ("sources", "corrections", "data", "about"),
)


@dataclass(frozen=True)
class Switch:
    """One language of the language switch: where it leads, and whether the thing exists in it."""

    language: Language
    href: str
    current: bool
    exists: bool
    missing: str


@dataclass(frozen=True)
class Frame:
    """What surrounds the matter of every page: head, header and footer read it."""

    page: Page
    language: Language
    root: Root
    site_name: str
    switches: tuple[Switch, ...]
    report_to: str
    icon: str
    fonts: tuple[str, ...]

    @property
    def report(self) -> str:
        """Where a mistake of this page is reported, or nothing where that is not set."""
        return self.report_to.replace("{address}", quote(self.root.absolute(self.page.address), safe=""))

    @property
    def title(self) -> str:
        """What the browser's tab shows: the page's title and the site's name, or the name alone."""
        title = self.page.title
        return f"{title} – {self.site_name}" if title and self.site_name not in title else title or self.site_name

    @property
    def href(self) -> str:
        """The page's own address as links write it."""
        return self.root.href(self.page.address)

    @property
    def missing(self) -> str:
        """Words for a thing that has no version in the page's language."""
        return next(switch.missing for switch in self.switches if switch.current)

    @property
    def canonical(self) -> str:
        """The address to be remembered."""
        return self.root.absolute(self.page.canonical if self.page.canonical is not None else self.page.address)

    @property
    def card(self) -> str | None:
        """The address of the picture that stands for the page where it is shared."""
        return self.root.absolute(addresses.card(self.page.address)) if self.page.has_card else None

    @property
    def touch_icon(self) -> str:
        """The address of the icon for a telephone's first screen."""
        return self.root.href(addresses.TOUCH_ICON)

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """Language and address of every version, this one included, and of the choice of languages."""
        found = addresses.alternates(self.page.address, self.page.versions)
        return tuple((code, self.root.absolute(address)) for code, address in found)

    @property
    def feeds(self) -> tuple[tuple[str, str], ...]:
        """Kind and address of the feeds that the page announces: those nearest to it first, then its language's."""
        pages = dict.fromkeys((self.page.feed, addresses.home(self.page.language)))
        return tuple(
            (kind, self.root.href(addresses.feed(page, ending)))
            for page in pages
            if page
            for ending, kind in FEEDS.items()
        )

    @property
    def menu(self) -> tuple[LinkPart, ...]:
        """The entries of the menu, the one of this page marked."""
        return self._entries(MENU)

    @property
    def lists(self) -> tuple[tuple[LinkPart, ...], ...]:
        """The entries of the lists at the foot of the page."""
        return tuple(self._entries(names) for names in LISTS)

    def _entries(self, names: tuple[str, ...]) -> tuple[LinkPart, ...]:
        code = self.page.language
        return tuple(
            LinkPart(LABELS["menu"][name], self.root.href(f"{code}/{name}/"), current=name == self.page.section)
            for name in names
        )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@dataclass(frozen=True)
class Renderer:
    """Turns pages into HTML with one theme for one root."""

    theme: Path
    root: Root
    isolation: Isolation = AS_WRITTEN
    report_to: str = ""

    def render(self, page: Page) -> str:
        """Return a page as HTML; a template that asks for what the page does not give stops with its name."""
        template = self._environments[page.language].get_template(f"{page.template}.html")
        variables = {f.name: getattr(page.model, f.name) for f in dataclasses.fields(page.model)}
        html = template.render(frame=self._frame(page), **variables)
        return tailored(isolated(html, self.isolation, LANGUAGES[page.language].direction)) + "\n"

    @property
    def basis(self) -> bytes:
        """The hash of all that decides the bytes of a page besides the page itself."""
        names = self.isolation.names
        theme = [(path.relative_to(self.theme).as_posix(), path.read_bytes()) for path in _files(self.theme)]
        apart = (sorted(names.languages.items()), names.unusual, self.isolation.ranges)
        return digest((theme, self.root.url, self.report_to, apart))

    def prepare(self) -> None:
        """Read the theme, so that every process that renders has it."""
        for environment in self._environments.values():
            for name in environment.list_templates(extensions="html"):
                environment.get_template(name)

    def _frame(self, page: Page) -> Frame:
        switches = tuple(
            Switch(
                language=LANGUAGES[code],
                href=self.root.href(addresses.in_language(page.address, code)),
                current=code == page.language,
                exists=code in page.versions,
                missing=self._words[code].gettext(word("Not yet available in English")),
            )
            for code in CODES
        )
        name = self._words[page.language].gettext(word("Nadwa"))
        return Frame(
            page,
            LANGUAGES[page.language],
            self.root,
            name,
            switches,
            self.report_to,
            self._icon,
            self._fonts if page.language == "ar" else (),
        )

    @cached_property
    def _icon(self) -> str:
        return self.root.href(addresses.lasting(self.theme / addresses.ICON))

    @cached_property
    def _fonts(self) -> tuple[str, ...]:
        return tuple(self.root.href(addresses.lasting(font)) for font in fonts(self.theme))

    @cached_property
    def _words(self) -> dict[Code, NullTranslations]:
        return {code: translations(self.theme, code) for code in CODES}

    @cached_property
    def _environments(self) -> dict[Code, Environment]:
        return {code: self._environment(LANGUAGES[code]) for code in CODES}

    def _environment(self, language: Language) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.theme / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # A run reads the theme once: the page that is written last is of the same theme as the first.
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_translations(self._words[language.code], newstyle=True)  # type: ignore[attr-defined]
        filters: dict[str, Callable[..., str]] = {
            "day": language.day,
            "partial": language.partial,
            "number": language.number,
        }
        environment.filters |= filters
        environment.globals |= {
            "days": language.days,
            "language": language,
            "home": self.root.href(addresses.home(language.code)),
            "sheet": self._sheet,
        }
        return environment

    @cached_property
    def _sheet(self) -> Callable[..., dict[str, Any]]:
        @cache
        def sheet(*names: str) -> dict[str, Any]:
            made = stylesheet(self.theme, self.root.path, names)
            return {"text": Markup(made.text), "policy": Markup(made.policy)}

        return sheet

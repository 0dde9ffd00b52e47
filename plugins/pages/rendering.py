"""From a page to its bytes: one Jinja environment for each language, and nothing in it but the page and the theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import NullTranslations
from pathlib import Path
from types import CodeType
from typing import Any

from markupsafe import Markup

from plugins.archive.languages import CODES, LANGUAGES, Code, Language
from plugins.pages import addresses
from plugins.pages.apart import page_apart
from plugins.pages.frame import Frame, Switch, Ways, ways
from plugins.pages.labels import word
from plugins.pages.page import Page
from plugins.pages.root import Root
from plugins.pages.stylesheets import fonts, policy, stylesheet
from plugins.pages.tailoring import tailored
from plugins.pages.templating import Templates
from plugins.pages.wording import translations
from plugins.text.isolation import AS_WRITTEN, Isolation
from plugins.work.digest import digest
from plugins.work.memory import FORGETFUL, Memory


@dataclass(frozen=True)
class Renderer:
    """Turns pages into HTML with one theme for one root."""

    theme: Path
    root: Root
    isolation: Isolation = AS_WRITTEN
    report_to: str = ""
    memory: Memory = FORGETFUL

    def render(self, page: Page) -> str:
        """Return a page as HTML; a template that asks for what the page does not give stops with its name."""
        template = self._environments[page.language].get_template(f"{page.template}.html")
        variables = {f.name: getattr(page.model, f.name) for f in dataclasses.fields(page.model)}
        html = template.render(frame=self._frame(page), **variables)
        # What a story says is in order already for the feeds; other texts may stand in another language's page.
        prose = str(getattr(page.model, "prose", "")) if page.template == "story" else ""
        return tailored(page_apart(html, prose, page.language, self.isolation, self.memory), self._styles) + "\n"

    @property
    def basis(self) -> bytes:
        """The hash of all that decides the bytes of a page besides the page itself."""
        theme = [(path.relative_to(self.theme).as_posix(), path.read_bytes()) for path in _files(self.theme)]
        return digest((theme, self.root.url, self.report_to, self.isolation.basis))

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
                missing=self._missing[code],
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
            self._ways(page.language, page.section),
            self.report_to,
            self._icon,
            self._fonts if page.language == "ar" else (),
        )

    @cached_property
    def _ways(self) -> Callable[[Code, str], Ways]:
        return cache(lambda code, section: ways(code, section, self.root, self._words[code].gettext))

    @cached_property
    def _missing(self) -> dict[Code, str]:
        return {code: self._words[code].gettext(word("Not yet available in English")) for code in CODES}

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
    def _environments(self) -> dict[Code, Templates]:
        compiled: dict[str, CodeType] = {}
        return {code: self._environment(LANGUAGES[code], compiled) for code in CODES}

    def _environment(self, language: Language, compiled: dict[str, CodeType]) -> Templates:
        environment = Templates(self.theme / "templates", self._words[language.code], compiled)
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
            "search": self.root.href(addresses.search(language.code)),
            "sheet": self._sheet,
        }
        return environment

    @cached_property
    def _sheet(self) -> Callable[..., dict[str, Any]]:
        @cache
        def sheet(*names: str) -> dict[str, Any]:
            # On its way a page is as light as its own words; the style comes in when it is cut to the page.
            stands = f"/*{','.join(names)}*/"
            self._styles[stands] = stylesheet(self.theme, self.root.path, names).text
            return {"text": Markup(stands), "policy": Markup(policy(stands))}

        return sheet

    @cached_property
    def _styles(self) -> dict[str, str]:
        """The whole styles that templates asked for, by what stands for them."""
        return {}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())

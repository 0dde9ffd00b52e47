"""What surrounds the matter of every page: its head, its menu, the switch of languages and its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from plugins.archive.languages import LANGUAGES, Code, Language
from plugins.pages import addresses
from plugins.pages.labels import LABELS
from plugins.pages.page import FEEDS, Page
from plugins.pages.parts import LinkPart
from plugins.pages.root import Root

MENU = ("editions", "news", "browse", "people", "organisations", "figures", "about")
# Three lists at the foot of every page: what to browse, the facets, the archive itself.
LISTS = (
    ("editions", "news", "browse", "people", "organisations", "figures"),
    ("cities", "years", "themes"),
    ("sources", "corrections", "data", "about", "translations", "guide"),
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
class Ways:
    """Where every page of a section leads: the menu, whose entry of this section is marked, and the lists at its foot."""

    menu: tuple[LinkPart, ...]
    lists: tuple[tuple[LinkPart, ...], ...]


@dataclass(frozen=True)
class Frame:
    """What surrounds the matter of every page: head, header and footer read it."""

    page: Page
    language: Language
    root: Root
    site_name: str
    switches: tuple[Switch, ...]
    ways: Ways
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
    def linked(self) -> Markup:
        """What the page says to machines; its letters are such as can stand here."""
        return Markup(self.page.linked)

    @property
    def locales(self) -> tuple[str, ...]:
        """The page's language as sharing sites name it, then those of its other versions."""
        others = (code for code in self.page.versions if code != self.page.language)
        return tuple(LANGUAGES[code].tag for code in (self.page.language, *others))

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
    def opensearch(self) -> str:
        """The address of what tells browsers how to search in the page's language."""
        return self.root.href(addresses.opensearch(self.page.language))

    @property
    def menu(self) -> tuple[LinkPart, ...]:
        """The entries of the menu, the one of this page marked."""
        return self.ways.menu

    @property
    def lists(self) -> tuple[tuple[LinkPart, ...], ...]:
        """The entries of the lists at the foot of the page."""
        return self.ways.lists


def ways(code: Code, section: str, root: Root, say: Callable[[str], str]) -> Ways:
    """Return where the pages of a section lead, in the words of their language."""

    def entries(names: tuple[str, ...]) -> tuple[LinkPart, ...]:
        return tuple(
            LinkPart(say(LABELS["menu"][name]), root.href(f"{code}/{name}/"), current=name == section) for name in names
        )

    return Ways(entries(MENU), tuple(entries(names) for names in LISTS))

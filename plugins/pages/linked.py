"""What pages say to machines, as linked data (JSON-LD, schema.org): the same things by the same names on every page.

Nothing is said here that the page itself does not say. A record is named by its permanent address, so that the three
languages speak of one; a version of a text by its page and a mark.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.archive.records import Organisation, Person, Series
from plugins.archive.stories import Story
from plugins.pages import addresses
from plugins.pages.addresses import Register
from plugins.pages.dating import story_day
from plugins.pages.permanence import of_page
from plugins.pages.site import Site

Node = dict[str, Any]
_MODES = {"in_person": "Offline", "online": "Online", "hybrid": "Mixed"}
# Who took the floor; who only was announced, or stood by, did not perform.
_PERFORMING = frozenset(["opening", "keynote", "speaker", "moderator"])
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def written(*nodes: Node) -> str:
    """Return nodes as one graph, in letters that can stand within a page."""
    kept = [{name: value for name, value in node.items() if value not in (None, "", [], ())} for node in nodes]
    text = json.dumps({"@context": "https://schema.org", "@graph": kept}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def crumbs(site: Site, *steps: tuple[str, str]) -> Node:
    """Return where a page stands: names and addresses from the home page down."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site.root.absolute(address)}
        for place, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def home(site: Site, code: Code) -> str:
    """Say what the site is, and how it is searched."""
    action = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{site.root.absolute(addresses.search(code))}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    held = {**_archive(site, code), "@type": "WebSite", "inLanguage": code, "license": _LICENCE}
    return written({**held, "potentialAction": action})


def edition(site: Site, code: Code, held: Edition) -> str:
    """Say what an edition was: when, where, how, of which series, by and with whom."""
    series = site.archive.series[held.series]
    by_role = {role: _parties(site, code, held, role) for role in ("organiser", "sponsor")}
    event = {
        **_event(site, code, held),
        "description": held.summary.text(code),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": _mode(held),
        "image": site.root.absolute(addresses.card(addresses.edition(code, held.id))),
        "superEvent": _series(site, code, series),
        "organizer": by_role["organiser"],
        "sponsor": by_role["sponsor"],
        "performer": list(_performers(site, code, held)),
        "about": [site.archive.themes[theme].name.text(code) for theme in held.topics.themes],
    }
    steps = (_home(site, code), (site.say(code, "Editions"), addresses.editions(code)))
    here = (site.short_name(code, held), addresses.edition(code, held.id))
    return written(event, crumbs(site, *steps, here))


def story(site: Site, code: Code, told: Story, cited: Iterable[str]) -> str:
    """Say what a story is: of which edition, from which sources, and which of its versions it follows."""
    version, held = told.versions[code], site.archive.editions[told.edition]
    page = addresses.story(code, told.edition, told.id)
    others = [other for other in CODES if other in told.versions and other != told.original]
    article = {
        "@type": "NewsArticle",
        "@id": _article(site, told, code),
        "url": site.root.absolute(page),
        "headline": version.title,
        "description": version.summary,
        "inLanguage": code,
        "datePublished": told.date.isoformat(),
        "dateModified": story_day(site.archive, told).isoformat(),
        "image": site.root.absolute(addresses.card(page)),
        "author": _archive(site, code),
        "publisher": _archive(site, code),
        "license": _LICENCE,
        "about": _told_of(site, code, held),
        "keywords": [site.archive.themes[theme].name.text(code) for theme in told.themes],
        "citation": [url for name in cited if (url := site.archive.sources[name].url)],
        "translationOfWork": {"@id": _article(site, told, told.original)} if code != told.original else None,
        "workTranslation": [{"@id": _article(site, told, other)} for other in others]
        if code == told.original
        else None,
    }
    steps = (_home(site, code), (site.say(code, "Editions"), addresses.editions(code)))
    place = (site.short_name(code, held), addresses.edition(code, held.id))
    return written(article, crumbs(site, *steps, place, (version.title, page)))


def authority(site: Site, code: Code, register: Register, bearer: Person | Organisation) -> str:
    """Say who a person or an organisation is: every form of the name, and the editions that they were part of."""
    at = (site.archive.people_at if register == "people" else site.archive.organisations_at)[bearer.id]
    held = dict.fromkeys(edition.id for edition, _ in at)
    name = bearer.name.text(code)
    forms = dict.fromkeys([*(bearer.name.text(other) for other in CODES), *bearer.also])
    node = {
        **_party(site, code, register, bearer.id),
        "alternateName": [form for form in forms if form != name],
        "sameAs": bearer.url if isinstance(bearer, Organisation) else None,
        "subjectOf": [{"@id": _record(site, addresses.edition(code, one))} for one in held],
    }
    index = (site.label(code, "menu", register), addresses.authorities(code, register))
    return written(node, crumbs(site, _home(site, code), index, (name, addresses.authority(code, register, bearer.id))))


def series(site: Site, code: Code, held: Series) -> str:
    """Say which editions a series is made of."""
    events = [_event(site, code, edition) for edition in site.archive.editions_of[held.id]]
    steps = (_home(site, code), (site.say(code, "Editions"), addresses.editions(code)))
    here = (held.name.text(code), addresses.series(code, held.id))
    return written({**_series(site, code, held), "subEvent": events}, crumbs(site, *steps, here))


def _thing(site: Site, address: str, mark: str) -> str:
    return f"{site.root.absolute(address)}#{mark}"


def _record(site: Site, page: str) -> str:
    return site.root.absolute(of_page(page))


def _home(site: Site, code: Code) -> tuple[str, str]:
    return site.say(code, "Home"), addresses.home(code)


def _archive(site: Site, code: Code) -> Node:
    return {
        "@type": "Organization",
        "@id": _thing(site, addresses.CHOICE, "nadwa"),
        "name": site.say(code, "Nadwa"),
        "url": site.root.absolute(addresses.home(code)),
    }


def _event(site: Site, code: Code, held: Edition) -> Node:
    return {
        "@type": "Event",
        "@id": _record(site, addresses.edition(code, held.id)),
        "name": held.name.text(code),
        "url": site.root.absolute(addresses.edition(code, held.id)),
        "startDate": held.dates.start.isoformat(),
        "endDate": held.dates.end.isoformat(),
        "location": _place(site, code, held),
    }


def _told_of(site: Site, code: Code, held: Edition) -> Node:
    """Name an edition as the pages do that tell of it: by city and year; the rest is said on its own page."""
    event = _event(site, code, held)
    return {name: event[name] for name in ("@type", "@id", "url")} | {"name": site.short_name(code, held)}


def _mode(held: Edition) -> str | None:
    return f"https://schema.org/{_MODES[held.format.value]}EventAttendanceMode" if held.format else None


def _place(site: Site, code: Code, held: Edition) -> Node:
    name = held.venue.place if held.venue else held.city
    city = site.archive.places[held.city]
    address = {
        "@type": "PostalAddress",
        "addressLocality": city.name.text(code),
        "addressCountry": city.country.code,
    }
    return {"@type": "Place", "name": site.archive.places[name].name.text(code), "address": address}


def _series(site: Site, code: Code, held: Series) -> Node:
    return {
        "@type": "EventSeries",
        "@id": _record(site, addresses.series(code, held.id)),
        "name": held.name.text(code),
        "url": site.root.absolute(addresses.series(code, held.id)),
    }


def _party(site: Site, code: Code, register: Register, name: str) -> Node:
    bearer = (site.archive.people if register == "people" else site.archive.organisations)[name]
    return {
        "@type": "Person" if register == "people" else "Organization",
        "@id": _record(site, addresses.authority(code, register, name)),
        "name": bearer.name.text(code),
        "url": site.root.absolute(addresses.authority(code, register, name)),
    }


def _parties(site: Site, code: Code, held: Edition, role: str) -> list[Node]:
    return [_party(site, code, "organisations", item.organisation) for item in held.organisations if item.role == role]


def _performers(site: Site, code: Code, held: Edition) -> Iterator[Node]:
    for name in dict.fromkeys(item.person for item in held.people if item.part in _PERFORMING):
        yield _party(site, code, "people", name)


def _article(site: Site, told: Story, code: Code) -> str:
    return _thing(site, addresses.story(code, told.edition, told.id), "article")

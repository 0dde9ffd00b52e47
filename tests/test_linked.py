"""What pages say to machines is what the records say, read back as statements; and what readers can see."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import rdflib
from rdflib.namespace import RDF

from plugins.archive.compositor import composed
from plugins.archive.holdings import Archive
from plugins.archive.languages import CODES, Code
from plugins.archive.reading import read
from tests.conftest import HOUSE
from tests.sitetree import ROOT_URL, BuiltPage, BuiltSite

SCHEMA = rdflib.Namespace("https://schema.org/")
SITES = {"tiny": "tests/site/content", "real": "content"}
# The context stands on the web, which no test asks; these are the names in it whose values are things.
CONTEXT: dict[str, Any] = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "image", "license", "citation", "sameAs", "item", "eventStatus")},
}
# The reader of JSON-LD in rdflib calls what rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module", params=SITES)
def built(request: pytest.FixtureRequest) -> tuple[BuiltSite, Archive]:
    """Each of the two sites with the records that it was built from, set in type."""
    return request.getfixturevalue(request.param), composed(read(HOUSE / SITES[request.param]).archive)


def nodes(page: BuiltPage) -> list[dict[str, Any]]:
    """Return the nodes of a page's graph as they are written."""
    [script] = [part for part in page.all("body/script") if part.get("type") == "application/ld+json"]
    graph: list[dict[str, Any]] = json.loads(script.text or "")["@graph"]
    return graph


def statements(page: BuiltPage) -> rdflib.Graph:
    """Return what a page says, as a processor of linked data reads it."""
    return rdflib.Graph().parse(data=json.dumps({"@context": CONTEXT, "@graph": nodes(page)}), format="json-ld")


@pytest.mark.parametrize("code", CODES)
def test_editions_are_events(built: tuple[BuiltSite, Archive], code: Code) -> None:
    """An edition's page says its name, days, place, mode, series and parties, and one name for it in three languages."""
    site, archive = built
    for edition in archive.editions.values():
        graph = statements(site.pages[f"{code}/editions/{edition.id}/"])
        event = rdflib.URIRef(f"{ROOT_URL}/id/editions/{edition.id}/")
        assert (event, RDF.type, SCHEMA.Event) in graph
        said = {name: str(graph.value(event, SCHEMA[name])) for name in ("name", "startDate", "endDate", "description")}
        assert said == {
            "name": edition.name.text(code),
            "startDate": edition.dates.start.isoformat(),
            "endDate": edition.dates.end.isoformat(),
            "description": edition.summary.text(code),
        }
        assert str(graph.value(event, SCHEMA.superEvent)).endswith(f"/id/series/{edition.series}/")
        modes = {"in_person": "Offline", "online": "Online", "hybrid": "Mixed"}
        mode = f"https://schema.org/{modes[edition.format.value]}EventAttendanceMode" if edition.format else None
        assert str(graph.value(event, SCHEMA.eventAttendanceMode)) == str(mode)
        city = graph.value(graph.value(graph.value(event, SCHEMA.location), SCHEMA.address), SCHEMA.addressLocality)
        assert str(city) == archive.places[edition.city].name.text(code)
        organisers = {item.organisation for item in edition.organisations if item.role == "organiser"}
        names = {archive.organisations[name].name.text(code) for name in organisers}
        assert {str(graph.value(who, SCHEMA.name)) for who in graph.objects(event, SCHEMA.organizer)} == names
        performing = {
            item.person for item in edition.people if item.part in ("opening", "keynote", "speaker", "moderator")
        }
        names = {archive.people[name].name.text(code) for name in performing}
        assert {str(graph.value(who, SCHEMA.name)) for who in graph.objects(event, SCHEMA.performer)} == names


@pytest.mark.parametrize("code", CODES)
def test_stories_are_articles_of_their_edition(built: tuple[BuiltSite, Archive], code: Code) -> None:
    """A story's page says its title, day, language, edition and sources, and which version follows which."""
    site, archive = built
    for story in archive.stories:
        if code not in story.versions:
            continue
        version, stem = story.versions[code], f"editions/{story.edition}/{story.id}/"
        graph = statements(site.pages[f"{code}/{stem}"])
        article = rdflib.URIRef(f"{ROOT_URL}/{code}/{stem}#article")
        said = {name: str(graph.value(article, SCHEMA[name])) for name in ("headline", "datePublished", "inLanguage")}
        assert said == {"headline": version.title, "datePublished": story.date.isoformat(), "inLanguage": code}
        assert str(graph.value(article, SCHEMA.about)) == f"{ROOT_URL}/id/editions/{story.edition}/"
        followed = f"{ROOT_URL}/{story.original}/{stem}#article" if code != story.original else None
        assert str(graph.value(article, SCHEMA.translationOfWork)) == str(followed)
        if code == story.original:
            others = {f"{ROOT_URL}/{other}/{stem}#article" for other in story.versions if other != code}
            assert {str(other) for other in graph.objects(article, SCHEMA.workTranslation)} == others
        shown = {href for href in site.pages[f"{code}/{stem}"].hrefs if href.startswith("http")}
        assert {str(url) for url in graph.objects(article, SCHEMA.citation)} <= shown | {
            str(rdflib.URIRef(u)) for u in shown
        }


@pytest.mark.parametrize("code", CODES)
def test_people_and_organisations_are_named_in_every_form(real: BuiltSite, code: Code) -> None:
    """A person's page says all forms of the name and the editions; an organisation's also its web site."""
    archive = composed(read(HOUSE / "content").archive)
    for register, bearers in (("people", archive.people), ("organisations", archive.organisations)):
        at = archive.people_at if register == "people" else archive.organisations_at
        for name in at:
            graph = statements(real.pages[f"{code}/{register}/{name}/"])
            it = rdflib.URIRef(f"{ROOT_URL}/id/{register}/{name}/")
            bearer = bearers[name]
            forms = {*(bearer.name.text(other) for other in CODES), *bearer.also}
            own = {str(graph.value(it, SCHEMA.name))}
            assert own == {bearer.name.text(code)}
            assert own | {str(form) for form in graph.objects(it, SCHEMA.alternateName)} == forms
            editions = {f"{ROOT_URL}/id/editions/{edition.id}/" for edition, _ in at[name]}
            assert {str(event) for event in graph.objects(it, SCHEMA.subjectOf)} == editions


def test_every_page_says_where_it_stands(site: BuiltSite) -> None:
    """The crumbs said to machines lead to pages that are there, the last of them to the page itself."""
    for page in site.pages.values():
        if "application/ld+json" not in page.text:
            continue
        for node in nodes(page):
            if node["@type"] == "BreadcrumbList":
                items = [item["item"].removeprefix(f"{ROOT_URL}/") for item in node["itemListElement"]]
                assert all(item in site.pages for item in items)
                assert items[-1] == page.address


def test_nothing_is_said_that_the_page_does_not_say(real: BuiltSite) -> None:
    """Names, titles and summaries said to machines stand on the page for its readers."""

    def words(text: str) -> str:
        return re.sub(r"[\s\u2066-\u2069\u200e\u200f\u061c]+", "", text)

    for page in real.pages.values():
        if "/editions/" in page.address and "application/ld+json" in page.text:
            body = page.tree.find("body")
            assert body is not None
            [script] = [part for part in body if part.tag == "script"]
            body.remove(script)
            seen = words("".join(body.itertext()))
            body.append(script)
            for node in nodes(page):
                for name in ("name", "headline", "description"):
                    assert words(node.get(name, "")) in seen, (page.address, name)
                for who in (*node.get("performer", ()), *node.get("organizer", ()), *node.get("sponsor", ())):
                    assert words(who["name"]) in seen, (page.address, who["name"])
                held: dict[str, Any] = node["about"] if node["@type"] == "NewsArticle" else node
                if node["@type"] in ("NewsArticle", "Event"):
                    assert words(held["name"]) in seen, (page.address, held["name"])
                    assert words(held.get("location", {}).get("name", "")) in seen, page.address


@pytest.mark.parametrize("code", CODES)
def test_heads_are_ready_to_be_shared_and_cited(real: BuiltSite, code: Code) -> None:
    """A story's head has what sharing sites and libraries look for, and the other languages as locales."""
    page = real.pages[f"{code}/editions/berkane-2024/closing-report/"]
    metas = [(str(m.get("property") or m.get("name")), str(m.get("content"))) for m in page.all("head/meta")]
    said = dict(metas)
    assert said["og:type"] == "article"
    assert said["og:title"] == said["citation_title"] == said["DC.title"]
    assert said["og:url"] == said["DC.identifier"] == page.canonical
    assert said["citation_publication_date"] == said["DC.date"] == "2024-02-28"
    assert said["citation_language"] == said["DC.language"] == code
    tags = {"ar": "ar_MA", "fr": "fr_MA", "en": "en_GB"}
    assert said["og:locale"] == tags[code]
    assert {value for name, value in metas if name == "og:locale:alternate"} == set(tags.values()) - {tags[code]}

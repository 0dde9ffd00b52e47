"""An edition with very much to say keeps its facts on its page, and leads to the lists that stand on later ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.editions import EditionLeaf, pages
from plugins.pages.edition import EditionPage, besides, edition_page
from plugins.pages.leaves import MOST, ROOM, WEIGHTS, Elsewhere, Lists, Movable, kept, leaves, moved
from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Site
from tests.folders import THEME, small_site
from tests.grown import grown, too_heavy

FIRST = "s0-2015"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("leaves"))


@pytest.fixture(scope="module")
def large(site: Site) -> Site:
    """A site one of whose editions has more people, sessions and articles than any page holds."""
    return grown(site, series=1, people=120, sessions=60, stories=80)


def of(site: Site, code: Code, edition: str = FIRST) -> list[Page]:
    """Return the pages of an edition."""
    return [page for page in pages(site) if page.address.startswith(f"{code}/editions/{edition}/")]


def lists_of(page: EditionPage) -> Lists:
    """Return the three lists of an edition."""
    return Lists(page.sessions, page.people, page.stories)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("edition", ["rabat-2022", "rabat-2024", "oujda-2024"])
def test_edition_of_few_things_is_one_page(site: Site, code: Code, edition: str) -> None:
    """Nothing leaves it, and nothing leads elsewhere."""
    [page] = of(site, code, edition)
    assert isinstance(page.model, EditionPage)
    assert page.model == edition_page(site, code, site.archive.editions[edition])
    assert page.model.elsewhere == Elsewhere()


@pytest.mark.parametrize("code", CODES)
def test_every_thing_stands_on_one_of_the_pages(large: Site, code: Code) -> None:
    """What the edition has said is said still, each thing once, in the order that it had."""
    whole = lists_of(edition_page(large, code, large.archive.editions[FIRST]))
    first, *later = of(large, code)
    assert isinstance(first.model, EditionPage)
    models = [first.model, *(page.model for page in later)]
    assert [s.title for m in models for g in m.sessions for s in g.sessions] == [
        s.title for g in whole.programme for s in g.sessions
    ]
    assert [p.href for m in models for g in m.people for p in g.people] == [
        p.href for g in whole.people for p in g.people
    ]
    assert [row.href for m in models for row in m.stories] == [row.href for row in whole.stories]


@pytest.mark.parametrize("code", CODES)
def test_page_leads_to_the_lists_that_have_left(large: Site, code: Code) -> None:
    """Each way ends on the first page that has some of the list, and counts all of it; the old marks are still there."""
    first, *later = of(large, code)
    assert isinstance(first.model, EditionPage)
    html = Renderer(THEME, large.root).render(first)
    for name, count in (("people", 120), ("stories", 80)):
        link = getattr(first.model.elsewhere, name)
        address = next(page.address for page in later if getattr(page.model, name))
        assert (link.href, link.count) == (f"/{address}#{name}", count)
        assert f'id="{name}"' in html
        assert f'href="{link.href}"' in html


@pytest.mark.parametrize("code", CODES)
def test_no_page_of_a_large_edition_is_heavy(large: Site, code: Code) -> None:
    """Each arrives in the first flight of a connection."""
    found = of(large, code)
    assert len(found) > 3
    assert all(isinstance(page.model, EditionLeaf) for page in found[1:])
    assert too_heavy(large, found) == []


@pytest.mark.parametrize("code", CODES)
def test_disagreement_of_a_person_leads_back_to_the_edition(large: Site, code: Code) -> None:
    """The readings stand on the first page, so the mark beside a name on a later one leads there."""
    edition = large.archive.editions[FIRST]
    people = tuple(replace(person, disagreement="count") for person in edition.people)
    told = replace(edition, people=people, disagreements=large.archive.editions["rabat-2024"].disagreements)
    archive = replace(large.archive, editions={**large.archive.editions, FIRST: told})
    leaf = next(page for page in of(replace(large, archive=archive), code)[1:] if page.model.people)
    html = Renderer(THEME, large.root).render(leaf)
    assert f'href="/{code}/editions/{FIRST}/#x-count"' in html


def test_longest_list_leaves_first(large: Site) -> None:
    """Only as many leave as must, and what stays is not touched."""
    whole = lists_of(edition_page(large, "en", large.archive.editions[FIRST]))
    assert moved(whole, 0) == ["people", "stories"]
    assert kept(whole, ["people", "stories"]) == Lists(programme=whole.programme)
    assert moved(Lists(programme=whole.programme), MOST - 60 * WEIGHTS["programme"]) == []
    assert moved(Lists(programme=whole.programme), MOST - 60 * WEIGHTS["programme"] + 1) == ["programme"]


@pytest.mark.parametrize("leaving", [["programme"], ["people"], ["stories"], ["stories", "programme"]])
def test_leaves_have_room_for_what_stands_on_them(large: Site, leaving: list[Movable]) -> None:
    """None has more than there is room for, and none is empty."""
    whole = lists_of(edition_page(large, "en", large.archive.editions[FIRST]))
    found = leaves(whole, leaving)
    weights = [sum(leaf.counts[name] * WEIGHTS[name] for name in WEIGHTS) for leaf in found]
    assert min(weights) > 0
    assert max(weights) <= ROOM
    assert {name: sum(leaf.counts[name] for leaf in found) for name in leaving} == {
        name: whole.counts[name] for name in leaving
    }


def test_what_stays_counts_too(site: Site) -> None:
    """Facts, readings, agreements, channels, gaps and organisations have their weight on an edition's page."""
    full = edition_page(site, "en", site.archive.editions["rabat-2024"])
    assert besides(replace(full, disagreements=())) == besides(full) - 20
    assert besides(replace(full, facts=full.facts[1:])) == besides(full) - 9

"""What was on at an edition: sessions by their kind, and once what those of a kind have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.editions import Edition
from plugins.archive.languages import CODES, Code
from plugins.archive.programme import Session
from plugins.archive.records import Words
from plugins.pages.programme import SessionGroup, session_groups
from plugins.pages.site import Site
from tests.folders import small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("programme"))


@pytest.fixture(scope="module")
def edition(site: Site) -> Edition:
    """An edition with one session."""
    return site.archive.editions["rabat-2024"]


def grouped(site: Site, code: Code, edition: Edition, *sessions: Session) -> list[SessionGroup]:
    """Group other sessions of an edition."""
    assert edition.programme is not None
    return list(session_groups(site, code, replace(edition, programme=replace(edition.programme, sessions=sessions))))


@pytest.mark.parametrize(
    ("code", "kind", "title", "ours", "organisation"),
    [
        ("ar", "جلسة عامة", "الماء", False, "الجامعة"),
        ("fr", "Plénière", "L’eau", False, "L’université"),
        ("en", "Plenary", "Water", True, "The university"),
    ],
)
def test_session(
    site: Site, edition: Edition, code: Code, kind: str, title: str, ours: bool, organisation: str
) -> None:
    """A session has its kind, its title, and whose translation that is."""
    [group] = session_groups(site, code, edition)
    [session] = group.sessions
    assert (group.kind, session.title, group.ours) == (kind, title, ours)
    assert (session.particulars, session.note) == ((organisation,), None)
    assert [source.id for source in group.sources] == ["council"]


@pytest.mark.parametrize(
    ("code", "last", "particulars", "note"),
    [
        ("ar", 2, ("1 و2 ماي 2024", "القاعة الكبرى", "الجامعة"), "للعموم"),
        ("fr", 2, ("1er et 2 mai 2024", "Grande salle", "L’université"), "ouvert à tous"),
        ("en", 2, ("1–2 May 2024", "Great Hall", "The university"), "open to all"),
        ("en", None, ("1 May 2024", "Great Hall", "The university"), "open to all"),
    ],
)
def test_session_with_its_day_and_place(
    site: Site, edition: Edition, code: Code, last: int | None, particulars: tuple[str, ...], note: str
) -> None:
    """When and where it was comes before who held it, as the page's language writes it."""
    assert edition.programme is not None
    day = edition.dates.start
    session = replace(
        edition.programme.sessions[0],
        start=day,
        end=day.replace(day=last) if last else None,
        venue="hall",
        note=Words(ar="للعموم", fr="ouvert à tous", en="open to all"),
    )
    there = replace(edition, programme=replace(edition.programme, sessions=(session,)))
    [group] = session_groups(site, code, there)
    [part] = group.sessions
    assert (part.particulars, part.note) == (particulars, note)


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("ar", ["جلسات عامة", "ورشة عمل", "جلسة عامة"]),
        ("fr", ["Plénières", "Atelier", "Plénière"]),
        ("en", ["Plenaries", "Workshop", "Plenary"]),
    ],
)
def test_sessions_stand_with_those_of_their_kind(site: Site, edition: Edition, code: Code, kinds: list[str]) -> None:
    """Neighbours of one kind are a group, named by how many they are, and the order of the record stays."""
    assert edition.programme is not None
    [plenary] = edition.programme.sessions
    workshop = replace(plenary, kind="workshop")
    groups = grouped(site, code, edition, plenary, plenary, workshop, plenary)
    assert [group.kind for group in groups] == kinds
    assert [len(group.sessions) for group in groups] == [2, 1, 1]


@pytest.mark.parametrize("code", CODES)
def test_what_sessions_share_is_said_once(site: Site, edition: Edition, code: Code) -> None:
    """Sources that all have, and that all titles are ours, stand with the group; where one differs, each has its own."""
    assert edition.programme is not None
    [one] = edition.programme.sessions
    ours = replace(one, title=replace(one.title, ours=CODES))
    [group] = grouped(site, code, edition, ours, ours)
    assert (group.ours, [source.id for source in group.sources]) == (True, ["council"])
    assert [(part.ours, part.sources) for part in group.sessions] == [(False, ()), (False, ())]
    other = replace(one, title=replace(one.title, ours=()), sources=("gazette",))
    [group] = grouped(site, code, edition, ours, other)
    assert (group.ours, group.sources) == (False, ())
    assert [part.ours for part in group.sessions] == [True, False]
    assert [[source.id for source in part.sources] for part in group.sessions] == [["council"], ["gazette"]]


@pytest.mark.parametrize("code", CODES)
def test_edition_without_a_programme(site: Site, code: Code) -> None:
    """Nothing is invented."""
    assert session_groups(site, code, site.archive.editions["oujda-2024"]) == ()

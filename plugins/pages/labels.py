"""What the archive's own vocabulary is called: one word of the theme for each value that a record may hold."""

from __future__ import annotations

from collections.abc import Mapping


def word(text: str) -> str:
    """Mark a text as a word of the theme, so that the catalogues must have it."""
    return text


LABELS: Mapping[str, Mapping[str, str]] = {
    "format": {"in_person": word("In person"), "online": word("Online"), "hybrid": word("Hybrid")},
    "figure": {
        "visits": word("Visits"),
        "visitors": word("Visitors"),
        "participants": word("Participants"),
        "speakers": word("Speakers"),
        "experts": word("Experts"),
        "countries": word("Countries"),
        "cities": word("Cities"),
        "sessions": word("Sessions"),
        "exhibitors": word("Exhibitors"),
        "competitors": word("Competitors"),
        "projects": word("Projects"),
        "journalists": word("Journalists"),
        "other": word("Another figure"),
    },
    "qualifier": {"about": word("about"), "more_than": word("more than")},
    "stage": {
        "announced": word("Announced before the edition"),
        "reported": word("Reported after the edition"),
        "computed": word("Our calculation"),
    },
    "organisation_role": {
        "organiser": word("Organiser"),
        "scientific_committee": word("Scientific committee"),
        "institutional_partner": word("Institutional partners"),
        "partner": word("Partners"),
        "host": word("Host"),
        "sponsor": word("Sponsors"),
        "exhibitor": word("Exhibitors"),
    },
    "part": {
        "opening": word("Opening"),
        "keynote": word("Keynote"),
        "speaker": word("Among the speakers"),
        "moderator": word("Moderation"),
        "announced": word("Among the speakers announced"),
        "present": word("Present"),
        "winner": word("Among the winners"),
        "organiser_team": word("Organising team"),
        "press": word("Press conference"),
        "author": word("Wrote about it"),
    },
    "session": {
        "plenary": word("Plenary"),
        "keynote": word("Keynote"),
        "workshop": word("Workshop"),
        "presentation": word("Presentation"),
        "track": word("Track"),
        "topic": word("Topic"),
        "hackathon": word("Hackathon"),
        "exhibition": word("Exhibition"),
        "screening": word("Film screening"),
        "public_programme": word("Public programme"),
        "academic_day": word("Academic day"),
    },
    "sessions": {
        "plenary": word("Plenaries"),
        "keynote": word("Keynotes"),
        "workshop": word("Workshops"),
        "presentation": word("Presentations"),
        "track": word("Tracks"),
        "topic": word("Topics"),
        "hackathon": word("Hackathons"),
        "exhibition": word("Exhibitions"),
        "screening": word("Film screenings"),
        "public_programme": word("Public programmes"),
        "academic_day": word("Academic days"),
    },
    "agreement": {"signed": word("Signed"), "announced": word("Announced")},
    "channel": {
        "platform": word("Virtual platform"),
        "facebook": word("Live on Facebook"),
        "youtube": word("Live on YouTube"),
        "page": word("Official page"),
    },
    "source": {
        "official": word("official"),
        "press": word("press"),
        "report": word("report"),
        "association": word("association"),
        "university": word("university"),
        "biography": word("biography"),
        "blog": word("personal site"),
    },
    "in_language": {"ar": word("in Arabic"), "fr": word("in French"), "en": word("in English")},
    "menu": {
        "editions": word("Editions"),
        "news": word("News"),
        "people": word("People"),
        "organisations": word("Organisations"),
        "figures": word("Figures"),
        "cities": word("Cities"),
        "years": word("Years"),
        "themes": word("Themes"),
        "sources": word("Sources"),
        "corrections": word("Corrections"),
        "about": word("About"),
        "browse": word("Index"),
    },
}

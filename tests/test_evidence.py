"""Every source says what rests on it."""

from __future__ import annotations

import pytest

from plugins.archive.evidence import Evidence, evidence, named
from plugins.archive.holdings import Archive
from tests.folders import small_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The small archive."""
    return small_archive(tmp_path_factory.mktemp("evidence"))


def test_sources_are_found_however_deep(archive: Archive) -> None:
    """Figures, sessions and the readings of a disagreement count as the edition's, each source once."""
    assert list(named(archive.editions["rabat-2024"])) == ["gazette", "council"]
    assert list(named(archive.editions["rabat-2022"])) == ["gazette"]
    assert archive.sources_of["rabat-2024"] == ("gazette", "council")


def test_record_without_sources_names_none(archive: Archive) -> None:
    """A place has a name and no source of its own."""
    assert named(archive.places["hall"]) == {}


def test_source_tells_what_it_supports(archive: Archive) -> None:
    """Editions newest first, people, series and texts."""
    gazette = archive.evidence["gazette"]
    assert list(gazette.editions) == ["oujda-2024", "rabat-2024", "rabat-2022"]
    assert list(gazette.people) == ["amina", "jean"]
    assert list(gazette.series) == ["rabat"]
    assert set(gazette.texts) == {
        "editions/rabat-2024/opening",
        "editions/rabat-2024/closing",
        "editions/oujda-2024/visit",
        "pages/about",
    }
    assert list(archive.evidence["council"].series) == ["oujda"]


def test_text_cites_in_its_header_too(archive: Archive) -> None:
    """What only the header names supports the text as well."""
    assert list(archive.evidence["memoir"].texts) == ["editions/rabat-2024/closing"]


def test_source_that_supports_nothing_is_left_out(archive: Archive) -> None:
    """Nothing is claimed of it."""
    assert evidence([], [], archive.series.values(), []) == {
        "gazette": Evidence(series={"rabat": None}),
        "council": Evidence(series={"oujda": None}),
    }

"""What was counted in a series: every year has its row, every figure its sources, every gap its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.archive.languages import CODES, Code
from plugins.archive.records import Words
from plugins.figures import ROOM, FiguresPage, pages
from plugins.pages.measures import measurement, measurements
from plugins.pages.site import Site
from tests.folders import small_site
from tests.grown import grown, too_heavy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the small archive."""
    return small_site(tmp_path_factory.mktemp("measures"))


@pytest.mark.parametrize(
    ("code", "notes", "stage"),
    [
        ("ar", ["غير وارد في المصادر", "بدون دورة"], "رقم معلن قبل الدورة"),
        ("fr", ["Non trouvé dans les sources", "Aucune édition"], "Annoncé avant l’édition"),
        ("en", ["Not found in the sources", "No edition"], "Announced before the edition"),
    ],
)
def test_every_year_has_its_row(site: Site, code: Code, notes: list[str], stage: str) -> None:
    """A year without a figure says so, a year without an edition says that, with its sources."""
    found = measurement(site, code, "speakers", site.archive.series["rabat"])
    assert found is not None
    assert [row.year for row in found.rows] == [2022, 2023, 2024]
    assert [row.note for row in found.rows] == [*notes, None]
    assert [[source.id for source in row.sources] for row in found.rows] == [[], ["gazette"], ["council"]]
    [figure] = [row.figure for row in found.rows if row.figure]
    assert (figure.value, figure.stage) == (12, stage)
    assert [row.href for row in found.rows] == [f"/{code}/editions/rabat-2022/", None, f"/{code}/editions/rabat-2024/"]


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("ar", "رسم بياني: المتدخلون حسب الدورة – ندوة الرباط. يتضمن الجدول أدناه الأرقام نفسها."),
        (
            "fr",
            "Graphique\u00a0: Intervenants par édition – Symposium de Rabat. Le tableau ci-dessous donne les mêmes chiffres.",
        ),
        ("en", "Chart: Speakers by edition – Rabat Symposium. The table below gives the same figures."),
    ],
)
def test_chart_says_what_it_shows_and_where_else(site: Site, code: Code, label: str) -> None:
    """Who cannot see the chart is led to the table."""
    found = measurement(site, code, "speakers", site.archive.series["rabat"])
    assert found is not None
    assert [chart.label for chart in found.charts] == [label]
    assert [[mark.shape for mark in column.marks] for column in found.charts[0].columns] == [[], ["none"], ["ann"]]


@pytest.mark.parametrize("code", CODES)
def test_series_without_a_figure_has_no_chart(site: Site, code: Code) -> None:
    """An empty chart would say nothing."""
    assert measurement(site, code, "speakers", site.archive.series["oujda"]) is None
    assert measurements(site, code, "sessions") == ()
    assert [part.series.href for part in measurements(site, code, "speakers")] == [f"/{code}/series/rabat/"]


def test_first_figure_of_a_stage_is_drawn_and_all_are_listed(site: Site) -> None:
    """Two announcements differ: the chart shows the first, the table both, with the way to the disagreement."""
    edition = site.archive.editions["rabat-2024"]
    assert edition.figures
    first = edition.figures.items[1]
    second = replace(first, value=20, disagreement="count", label=Words("أ", "b", "c"))
    told = replace(edition, figures=replace(edition.figures, items=(first, second)))
    there = replace(site, archive=replace(site.archive, editions={**site.archive.editions, told.id: told}))
    found = measurement(there, "en", "speakers", site.archive.series["rabat"])
    assert found is not None
    assert [row.figure.value for row in found.rows if row.figure] == [12, 20]
    assert [row.disputed for row in found.rows if row.figure] == [None, "/en/editions/rabat-2024/#x-count"]
    assert [label.text for label in found.charts[0].columns[-1].labels] == ["12"]


@pytest.mark.parametrize("code", CODES)
def test_many_figures_are_parted(site: Site, code: Code) -> None:
    """Every chart stands once, under its measure; only the first page has the files, and none is heavy."""
    large = grown(site, series=7)
    found = [page for page in pages(large) if page.language == code]
    models = [page.model for page in found if isinstance(page.model, FiguresPage)]
    charted = [(part.id, one.series.text) for model in models for part in model.measures for one in part.parts]
    expected = {
        measure: len(measurements(large, code, measure)) for measure in ("speakers", "participants", "countries")
    }
    assert {measure: [id for id, _ in charted].count(measure) for measure in expected} == expected
    assert len(set(charted)) == len(charted) == sum(expected.values())
    assert max(sum(len(one.rows) for part in model.measures for one in part.parts) for model in models) <= ROOM
    assert [bool(model.files) for model in models] == [True] + [False] * (len(models) - 1)
    assert found[1].address == f"{code}/figures/2/"
    assert too_heavy(large, found) == []

"""A small archive that tests write, mend and break: two cities, three editions, three stories, one standing page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.archive.holdings import Archive
from plugins.archive.problems import Problem
from plugins.archive.reading import read
from plugins.archive.stories import Version
from plugins.pages.root import Root
from plugins.pages.site import Site

HOUSE = Path(__file__).parent.parent
CONTENT, THEME = HOUSE / "content", HOUSE / "theme"
BODY = "The first paragraph.\n\n## A part\n\nThe second cites.[@gazette]\n"
REVISION = Version(language="ar", title="الافتتاح", summary="كلمات اليوم الأول.", body=BODY, path="", line=1).revision

SOURCES = """\
gazette:
  publisher: La Gazette
  url: https://gazette.example/a
  date: 2024-05-02
  language: fr
  kind: press
council:
  organisation: council
  url: https://council.example/
  date: "2024-05"
  language: ar
  kind: official
memoir:
  publisher: Amina’s Notes
  url: https://notes.example/
  language: en
  kind: blog
"""
PEOPLE = """\
amina:
  name: {ar: أمينة السلاوي, fr: Amina Slaoui, en: Amina Slaoui}
  family: {ar: السلاوي, fr: Slaoui, en: Slaoui}
  country: MA
  sources: [gazette]
jean:
  name: {ar: جان بوتي, fr: Jean Petit, en: Jean Petit, ours: [ar]}
  family: {ar: بوتي, fr: Petit, en: Petit}
  sources: [gazette]
"""
ORGANISATIONS = """\
council:
  name: {ar: مجلس المدينة, fr: Conseil de la ville, en: City council}
  url: https://council.example
university:
  name: {ar: الجامعة, fr: L’université, en: The university}
"""
PLACES = """\
rabat:
  kind: city
  name: {ar: الرباط, fr: Rabat, en: Rabat}
  country: MA
oujda:
  kind: city
  name: {ar: وجدة, fr: Oujda, en: Oujda}
  country: MA
hall:
  kind: venue
  name: {ar: القاعة الكبرى, fr: Grande salle, en: Great Hall}
  city: rabat
  country: MA
"""
THEMES = """\
energy:
  name: {ar: الطاقة, fr: Énergie, en: Energy}
water:
  name: {ar: الماء, fr: Eau, en: Water}
"""
SERIES = """\
rabat:
  name: {ar: ندوة الرباط, fr: Symposium de Rabat, en: Rabat Symposium}
  city: rabat
  known: [2022, 2024]
  gaps:
    - year: 2023
      text: {ar: لا دورة., fr: Pas d’édition., en: No edition.}
      sources: [gazette]
  sources: [gazette]
oujda:
  name: {ar: ندوة وجدة, fr: Symposium d’Oujda, en: Oujda Symposium}
  city: oujda
  hue: green
  known: [2024, 2025]
  sources: [council]
"""
CORRECTIONS = """\
closing-day:
  date: 2024-06-01
  address: editions/rabat-2024/
  text: {ar: كان يوم الاختتام خاطئا., fr: Le jour de clôture était faux., en: The closing day was wrong.}
"""
PLAIN_EDITION = """\
series: {series}
city: {series}
name: {{ar: دورة {start}, fr: Édition {start}, en: Edition {start}, sources: [gazette]}}
ordinal: {{number: {number}, sources: [gazette]}}
dates: {{start: {start}, end: {end}, sources: [gazette]}}
summary: {{ar: ملخص., fr: Résumé., en: Summary.}}
format: {{value: online, sources: [gazette]}}
topics: {{themes: [{themes}], sources: [gazette]}}
organisations:
  - {{organisation: university, role: organiser, sources: [gazette]}}
"""
FULL_EDITION = (
    PLAIN_EDITION.format(series="rabat", start="2024-05-01", end="2024-05-02", number=2, themes="water, energy")
    .replace("value: online", "value: hybrid")
    .replace("ordinal: {number: 2", "ordinal: {disagreement: count, number: 2")
    .replace("Edition 2024-05-01, ", "Edition 2024-05-01, ours: [en], ")
    + """\
  - {organisation: council, role: partner, sources: [gazette, council]}
  - {organisation: university, role: partner, sources: [gazette]}
venue:
  place: hall
  note: {ar: الطابق الأول, fr: au premier étage, en: first floor}
  sources: [council]
motto: {ar: ماء للجميع, fr: L’eau pour tous, en: Water for all, ours: [en], sources: [council]}
figures:
  items:
    - of: visits
      value: 80000
      label: {ar: زيارة, fr: visites, en: visits}
      qualifier: more_than
      sources: [council]
    - of: speakers
      value: 12
      label: {ar: متدخلا, fr: intervenants, en: speakers}
      stage: announced
      sources: [council]
  note: {ar: أرقام المنظم., fr: Chiffres de l’organisateur., en: The organiser’s figures.}
countries:
  codes: [MA, FR]
  complete: true
  sources: [council]
people:
  - person: amina
    part: opening
    role: {ar: رئيسة المجلس, fr: Présidente du conseil, en: President of the council}
    sources: [council]
  - {person: jean, part: speaker, sources: [gazette], disagreement: count}
programme:
  sessions:
    - kind: plenary
      title: {ar: الماء, fr: L’eau, en: Water, ours: [en]}
      organisation: university
      sources: [council]
agreements:
  - title: {ar: اتفاقية, fr: Convention, en: Agreement, ours: [fr]}
    status: signed
    date: 2024-05-02
    parties: [council, university]
    aims: [{ar: هدف, fr: but, en: aim}]
    sources: [council]
channels:
  - {kind: page, name: Page officielle, language: fr, url: "https://council.example/live", sources: [council]}
  - {kind: youtube, name: البث, language: ar, sources: [gazette]}
facts:
  - label: {ar: الحضور, fr: Présents, en: Present}
    text: {ar: حضر الناس., fr: Du monde est venu., en: People came.}
    sources: [gazette]
disagreements:
  - id: count
    question: {ar: أي دورة؟, fr: "Quelle édition ?", en: "Which edition?"}
    readings:
      - numeral: 1
        value: {ar: الأولى, fr: la première, en: the first}
        by: {ar: الجريدة, fr: la gazette, en: the gazette}
        sources: [gazette]
      - numeral: 2
        value: {ar: الثانية, fr: la deuxième, en: the second}
        by: {ar: المجلس, fr: le conseil, en: the council}
        kept: true
        sources: [council]
    reason: {ar: سبقتها دورة., fr: Une autre a précédé., en: Another came before.}
gaps:
  - {ar: لم نجد شيئا., fr: Rien n’a été trouvé., en: Nothing was found.}
"""
)


def original(title: str, summary: str, date: str, body: str = BODY, more: str = "") -> str:
    """Return the file of a story's original version."""
    return f"---\ntitle: {title}\nsummary: {summary}\ndate: {date}\nthemes: [water]\n{more}---\n{body}"


def translation(title: str, of: str, revision: str = "00000000", body: str = BODY, more: str = "") -> str:
    """Return the file of a translation."""
    return f"---\ntitle: {title}\nsummary: A summary.\ntranslation: {{of: {of}, revision: '{revision}'}}\n{more}---\n{body}"


def small() -> dict[str, str]:
    """Return the files of the small archive, by their path below `content/`."""
    return {
        "sources.yaml": SOURCES,
        "people.yaml": PEOPLE,
        "organisations.yaml": ORGANISATIONS,
        "places.yaml": PLACES,
        "themes.yaml": THEMES,
        "series.yaml": SERIES,
        "corrections.yaml": CORRECTIONS,
        "editions/rabat-2022/edition.yaml": PLAIN_EDITION.format(
            series="rabat", start="2022-06-09", end="2022-06-10", number=1, themes="water"
        ),
        "editions/rabat-2024/edition.yaml": FULL_EDITION,
        "editions/oujda-2024/edition.yaml": PLAIN_EDITION.format(
            series="oujda", start="2024-09-10", end="2024-09-12", number=2, themes="energy"
        ),
        "editions/rabat-2024/opening/ar.md": original("الافتتاح", "كلمات اليوم الأول.", "2024-05-01"),
        "editions/rabat-2024/opening/fr.md": translation("L’ouverture", "ar", REVISION),
        "editions/rabat-2024/opening/en.md": translation("The opening", "ar"),
        "editions/rabat-2024/closing/fr.md": original(
            "La clôture", "La fin.", "2024-05-02", more="sources: [memoir]\n"
        ),
        "editions/oujda-2024/visit/en.md": original("The visit", "A day out.", "2024-09-11"),
        "pages/about/fr.md": f"---\ntitle: À propos\nsummary: Ce que c’est.\n---\n{BODY}",
        "pages/about/ar.md": translation("حول الأرشيف", "fr"),
    }


def lean() -> dict[str, str]:
    """Return the small archive with little said of its editions, for tests that look elsewhere."""
    name = "editions/rabat-2024/edition.yaml"
    plain = PLAIN_EDITION.format(series="rabat", start="2024-05-01", end="2024-05-02", number=2, themes="water, energy")
    return {**small(), name: plain}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def small_archive(folder: Path) -> Archive:
    """Write the small archive into `content/` below a folder, and read it."""
    return read(write(folder / "content", small())).archive


def small_site(folder: Path, url: str = "https://nadwa.example") -> Site:
    """Return a site with the small archive and the real theme."""
    return Site(small_archive(folder), Root(url), THEME, news_per_page=10)


def said(problems: Iterable[Problem]) -> list[str]:
    """Return problems as a person reads them."""
    return [str(problem) for problem in problems]

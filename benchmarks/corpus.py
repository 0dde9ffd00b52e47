"""A seeded corpus of any size: the archive's own format, and the same texts as plain Pelican reads them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.reading import read

SEED = 20240228
CODES = ("ar", "fr", "en")
# What stands in a text of the other direction, and needs care there.
NAMES = {
    "ar": ("Smart City Expo", "Casa Events (CEA)، ثم", "contact@nadwa.example", "IEEE، ثم", "C++"),
    "fr": ("الدار البيضاء, puis", "ندوة المدينة الذكية", "«\u00a0مدن للجميع\u202f!\u00a0»"),
    "en": ("الدار البيضاء, then", "ندوة المدينة الذكية", "“مدن للجميع!”"),
}
WORDS = {
    "ar": "المدينة الذكية الصمود التجديد الترابي الندوة المشاركون الماء الطاقة التنقل الحكامة البيانات المواطن المشروع",
    "fr": "ville intelligente résilience territoire symposium participants eau énergie mobilité gouvernance données projet",
    "en": "smart city resilience territory symposium participants water energy mobility governance data citizen project",
}


@dataclass(frozen=True)
class Text:
    """One story in one language."""

    edition: str
    story: str
    code: str
    title: str
    summary: str
    body: str


def texts(stories: int, editions: int = 12, seed: int = SEED) -> Iterator[Text]:
    """Yield every version of `stories` stories, spread over editions: about 250 words, links, citations and a list each."""
    chance = random.Random(seed)
    for number in range(stories):
        edition, story = f"series-{number % editions + 2005}", f"story-{number}"
        for code in CODES:
            title = f"{_phrase(chance, code, 6)} {number}"
            yield Text(edition, story, code, title, _phrase(chance, code, 14), _body(chance, code, edition))


def _phrase(chance: random.Random, code: str, words: int) -> str:
    """Return words in any order, but none twice in a row, as no writer has them."""
    said = [""]
    while len(said) <= words:
        word = chance.choice(WORDS[code].split())
        said += [word] if word != said[-1] else []
    return " ".join(said[1:])


def _body(chance: random.Random, code: str, edition: str) -> str:
    def paragraph() -> str:
        source = f"[@source-{chance.randrange(40)}]"
        words = _phrase(chance, code, 30).split()
        if chance.random() < 0.5:
            words.insert(20, chance.choice(NAMES[code]))
        return f"{' '.join(words)} :fr[Hack & Pitch] {_phrase(chance, code, 15)}.{source}"

    parts = [paragraph(), paragraph(), f"## {_phrase(chance, code, 4)}", paragraph()]
    parts += ["\n".join(f"- {_phrase(chance, code, 6)}" for _ in range(4)), paragraph()]
    words = _phrase(chance, code, 10).split()
    parts.append(f"{' '.join(words[:8])} [{' '.join(words[8:])}]({{filename}}/editions/{edition}#facts).")
    return "\n\n".join(parts)


def write_archive(folder: Path, stories: int, editions: int = 12) -> None:
    """Write the corpus as content of the archive."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write_registers(folder, editions)
    about = folder / "pages/about/ar.md"
    about.parent.mkdir(parents=True)
    about.write_text("---\ntitle: حول الأرشيف\nsummary: صفحة قصيرة.\n---\n\nنص قصير.\n", encoding="utf-8")
    for text in texts(stories, editions):
        head = f'title: "{text.title}"\nsummary: "{text.summary}"\n'
        # The revision is filled in below, once the original can be read.
        head += (
            "translation: {of: ar, revision: '00000000'}\n"
            if text.code != "ar"
            else "date: 2024-02-28\nthemes: [water]\n"
        )
        path = folder / "editions" / text.edition / text.story / f"{text.code}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}---\n\n{text.body}\n", encoding="utf-8")
    for story in read(folder).archive.stories:
        for code in ("fr", "en"):
            path = folder / story.folder / f"{code}.md"
            path.write_text(
                path.read_text("utf-8").replace("00000000", story.versions["ar"].revision), encoding="utf-8"
            )


def _write_registers(folder: Path, editions: int) -> None:
    three = "{ar: %s, fr: %s, en: %s}"
    years = range(2005, 2005 + editions)
    (folder / "sources.yaml").write_text(
        "".join(
            f"source-{n}: {{publisher: Gazette {n}, url: 'https://gazette.example/{n}', language: fr, kind: press}}\n"
            for n in range(40)
        ),
        encoding="utf-8",
    )
    (folder / "places.yaml").write_text(
        f"rabat: {{kind: city, name: {three % ('الرباط', 'Rabat', 'Rabat')}, country: MA}}\n", encoding="utf-8"
    )
    (folder / "themes.yaml").write_text(f"water: {{name: {three % ('الماء', 'Eau', 'Water')}}}\n", encoding="utf-8")
    (folder / "organisations.yaml").write_text(f"office: {{name: {three % ('المكتب', 'Office', 'Office')}}}\n", "utf-8")
    (folder / "people.yaml").write_text(
        f"sara: {{name: {three % ('سارة', 'Sara', 'Sara')}, family: {three % ('سارة', 'Sara', 'Sara')}, sources: [source-1]}}\n",
        encoding="utf-8",
    )
    (folder / "series.yaml").write_text(
        f"series: {{name: {three % ('ندوة', 'Symposium', 'Symposium')}, city: rabat, known: {list(years)}, sources: [source-1]}}\n",
        encoding="utf-8",
    )
    for number, year in enumerate(years, 1):
        path = folder / "editions" / f"series-{year}" / "edition.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(
            f"series: series\ncity: rabat\nname: {{ar: ندوة, fr: Symposium, en: Symposium, sources: [source-1]}}\n"
            f"ordinal: {{number: {number}, sources: [source-1]}}\n"
            f"dates: {{start: {year}-05-01, end: {year}-05-02, sources: [source-1]}}\n"
            "summary: {ar: دورة, fr: Une édition, en: An edition}\nformat: {value: in_person, sources: [source-1]}\n"
            "topics: {themes: [water], sources: [source-1]}\n"
            "organisations: [{organisation: office, role: organiser, sources: [source-1]}]\n",
            encoding="utf-8",
        )


def write_plain(folder: Path, stories: int, editions: int = 12) -> None:
    """Write the corpus as plain Pelican articles with their settings beside them, feeds off, the simple theme."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content").mkdir(parents=True)
    for text in texts(stories, editions):
        head = f"Title: {text.title}\nDate: 2024-02-28\nLang: {text.code}\nSlug: {text.story}\nTags: water\n"
        body = text.body.replace("{filename}/editions/", "https://nadwa.example/")
        path = folder / "content" / f"{text.story}-{text.code}.md"
        path.write_text(f"{head}Summary: {text.summary}\n\n{body}\n", encoding="utf-8")
    settings = (
        "SITEURL = 'http://localhost'\nTIMEZONE = 'UTC'\nDEFAULT_LANG = 'ar'\nTHEME = 'simple'\nPLUGINS = []\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
    )
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")

"""A seeded corpus of any size, in the archive's own format."""

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
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Size:
    """How much there is of each thing; an archive grows in all of them, and no edition grows without end."""

    stories: int

    @property
    def editions(self) -> int:
        """Twelve stories to an edition, and twelve editions at least."""
        return max(12, self.stories // 12)

    @property
    def series(self) -> int:
        """Twelve editions to a series."""
        return (self.editions + 11) // 12

    @property
    def sources(self) -> int:
        """Two stories to a source, and forty sources at least."""
        return max(40, self.stories // 2)

    @property
    def people(self) -> int:
        """One person in ten stories."""
        return max(1, self.stories // 10)

    @property
    def themes(self) -> int:
        """Two hundred themes in ten thousand stories, and some even in a small archive."""
        return max(12, self.stories // 50)


def edition_id(number: int) -> str:
    """Name an edition: twelve years to a series."""
    return f"s{number // 12}-{2005 + number % 12}"


def texts(size: Size, seed: int = SEED) -> Iterator[Text]:
    """Yield every version of the stories, spread over editions: about 250 words, links, citations and a list each."""
    chance = random.Random(seed)
    for number in range(size.stories):
        edition, story = edition_id(number % size.editions), f"story-{number}"
        themes = tuple(f"theme-{(number * step) % size.themes}" for step in (1, 5))
        for code in CODES:
            title = f"{_phrase(chance, code, 6)} {number}"
            body = _body(chance, code, edition, size.sources)
            yield Text(edition, story, code, title, _phrase(chance, code, 14), body, tuple(dict.fromkeys(themes)))


def _phrase(chance: random.Random, code: str, words: int) -> str:
    """Return words in any order, but none twice in a row, as no writer has them."""
    said = [""]
    while len(said) <= words:
        word = chance.choice(WORDS[code].split())
        said += [word] if word != said[-1] else []
    return " ".join(said[1:])


def _body(chance: random.Random, code: str, edition: str, sources: int) -> str:
    def paragraph() -> str:
        source = f"[@source-{chance.randrange(sources)}]"
        words = _phrase(chance, code, 30).split()
        if chance.random() < 0.5:
            words.insert(20, chance.choice(NAMES[code]))
        return f"{' '.join(words)} :fr[Hack & Pitch] {_phrase(chance, code, 15)}.{source}"

    parts = [paragraph(), paragraph(), f"## {_phrase(chance, code, 4)}", paragraph()]
    parts += ["\n".join(f"- {_phrase(chance, code, 6)}" for _ in range(4)), paragraph()]
    words = _phrase(chance, code, 10).split()
    parts.append(f"{' '.join(words[:8])} [{' '.join(words[8:])}]({{filename}}/editions/{edition}#facts).")
    return "\n\n".join(parts)


def write_archive(folder: Path, stories: int) -> None:
    """Write the corpus as content of the archive."""
    size = Size(stories)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write_registers(folder, size)
    about = folder / "pages/about/ar.md"
    about.parent.mkdir(parents=True)
    about.write_text("---\ntitle: حول الأرشيف\nsummary: صفحة قصيرة.\n---\n\nنص قصير.\n", encoding="utf-8")
    for text in texts(size):
        head = f'title: "{text.title}"\nsummary: "{text.summary}"\n'
        # The revision is filled in below, once the original can be read.
        head += (
            "translation: {of: ar, revision: '00000000'}\n"
            if text.code != "ar"
            else f"date: {text.edition[-4:]}-05-03\nthemes: [{', '.join(text.themes)}]\n"
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


def _write_registers(folder: Path, size: Size) -> None:
    three = "{ar: %s, fr: %s, en: %s}"
    years = range(2005, 2017)
    sara = three % ("سارة %d", "Sara %d", "Sara %d")
    registers = {
        "sources": (
            f"source-{n}: {{publisher: Gazette {n}, url: 'https://gazette.example/{n}', date: {1985 + n % 40}-01-02, "
            "language: fr, kind: press}\n"
            for n in range(size.sources)
        ),
        "places": [f"rabat: {{kind: city, name: {three % ('الرباط', 'Rabat', 'Rabat')}, country: MA}}\n"],
        "themes": (
            f"theme-{n}: {{name: {three % (f'موضوع {n}', f'Thème {n}', f'Theme {n}')}}}\n" for n in range(size.themes)
        ),
        # Whoever holds a series holds no other.
        "organisations": (
            f"office-{n}: {{name: {three % (f'المكتب {n}', f'Bureau {n}', f'Office {n}')}}}\n"
            for n in range(size.series)
        ),
        "people": (
            f"sara-{n}: {{name: {sara % (n, n, n)}, family: {sara % (n, n, n)}, sources: [source-{n % size.sources}]}}\n"
            for n in range(size.people)
        ),
        "series": (
            f"s{n}: {{name: {three % (f'ندوة {n}', f'Symposium {n}', f'Symposium {n}')}, city: rabat, "
            f"known: {list(years)}, sources: [source-{n % size.sources}]}}\n"
            for n in range(size.series)
        ),
    }
    for name, records in registers.items():
        (folder / f"{name}.yaml").write_text("".join(records), encoding="utf-8")
    for number in range(size.editions):
        series, year = edition_id(number).split("-")
        source = f"source-{number % size.sources}"
        path = folder / "editions" / edition_id(number) / "edition.yaml"
        path.parent.mkdir(parents=True)
        people = ", ".join(
            f"{{person: sara-{(number * 7 + n) % size.people}, part: speaker, sources: [{source}]}}"
            for n in range(min(5, size.people))
        )
        path.write_text(
            f"series: {series}\ncity: rabat\n"
            f"name: {{ar: ندوة, fr: Symposium, en: Symposium, sources: [{source}]}}\n"
            f"ordinal: {{number: {number % 12 + 1}, sources: [{source}]}}\n"
            f"dates: {{start: {year}-05-01, end: {year}-05-02, sources: [{source}]}}\n"
            "summary: {ar: دورة, fr: Une édition, en: An edition}\n"
            f"format: {{value: in_person, sources: [{source}]}}\n"
            f"topics: {{themes: [theme-{number % size.themes}], sources: [{source}]}}\n"
            f"organisations: [{{organisation: office-{series[1:]}, role: organiser, sources: [{source}]}}]\npeople: [{people}]\n",
            encoding="utf-8",
        )

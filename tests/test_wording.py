"""The words of the theme: complete in Arabic and French, in all plural forms, none missing and none left over."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir

from plugins.archive.languages import CODES, LANGUAGES, Code
from plugins.pages.site import Site
from plugins.pages.wording import catalogue_path, incomplete, read_catalogue, translations
from tests.folders import HOUSE, THEME, said, small_site, write

TRANSLATED: tuple[Code, ...] = ("ar", "fr")
NUMBERS = (0, 1, 2, 3, 10, 11, 55, 99, 100, 101, 102, 103, 111, 1000, 80000, 1000000)

# Which form each number takes: zero, one, two, few, many, other in Arabic; one, many, other in French.
FORMS: dict[Code, tuple[int, ...]] = {
    "ar": (0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 3, 4, 5, 5, 5),
    "fr": (0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1),
    "en": (1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
}

# What is counted, by its English singular: the forms that the language guide gives, in that order.
COUNTED: dict[str, dict[Code, list[str]]] = {
    "%(n)s article": {
        "ar": ["لا توجد مقالات", "مقال واحد", "مقالان", "# مقالات", "# مقالا", "# مقال"],
        "fr": ["# article", "# d’articles", "# articles"],
        "en": ["# article", "# articles"],
    },
    "%(n)s edition": {
        "ar": ["لا توجد دورات", "دورة واحدة", "دورتان", "# دورات", "# دورة", "# دورة"],
        "fr": ["# édition", "# d’éditions", "# éditions"],
        "en": ["# edition", "# editions"],
    },
    "%(n)s result": {
        "ar": ["لا توجد نتائج", "نتيجة واحدة", "نتيجتان", "# نتائج", "# نتيجة", "# نتيجة"],
        "fr": ["# résultat", "# de résultats", "# résultats"],
        "en": ["# result", "# results"],
    },
    "%(n)s source": {
        "ar": ["لا توجد مصادر", "مصدر واحد", "مصدران", "# مصادر", "# مصدرا", "# مصدر"],
        "fr": ["# source", "# de sources", "# sources"],
        "en": ["# source", "# sources"],
    },
    "The sources document %(n)s edition.": {
        "ar": [
            "لا توثق المصادر أي دورة.",
            "توثق المصادر دورة واحدة.",
            "توثق المصادر دورتين.",
            "توثق المصادر # دورات.",
            "توثق المصادر # دورة.",
            "توثق المصادر # دورة.",
        ],
        "fr": [
            "Les sources documentent # édition.",
            "Les sources documentent # d’éditions.",
            "Les sources documentent # éditions.",
        ],
        "en": ["The sources document # edition.", "The sources document # editions."],
    },
    "%(n)s is written up so far.": {
        "ar": [
            "لم تحرر منها أي دورة بعد.",
            "حررت منها دورة واحدة إلى حد الآن.",
            "حررت منها دورتان إلى حد الآن.",
            "حررت منها # دورات إلى حد الآن.",
            "حررت منها # دورة إلى حد الآن.",
            "حررت منها # دورة إلى حد الآن.",
        ],
        "fr": ["# est rédigée à ce jour.", "# sont rédigées à ce jour.", "# sont rédigées à ce jour."],
        "en": ["# is written up so far.", "# are written up so far."],
    },
}

# Words that French shares with English, letter for letter.
SHARED_WITH_FRENCH = frozenset(
    {
        "Article",
        "Articles",
        "Corrections",
        "Date",
        "Dates",
        "Experts",
        "Format",
        "Hackathon",
        "Hackathons",
        "Index",
        "Licence",
        "Markdown",
        "Messages",
        "Nadwa",
        "Organisation",
        "Organisations",
        "Page",
        "Pages",
        "Participants",
        "Participations",
        "Programme",
        "Sponsors",
    }
    | {
        "Sessions",
        "Source %(n)s",
        "Sources",
        "Style",
        "YAML",
        "association",
        "original",
        ". ",
        ", ",
        "?",
        "%(title)s. %(site)s, %(date)s.",
    }
)
# Names that stay in Latin letters on Arabic pages: those of formats and of a language.
LATIN_NAMES = frozenset(["CSV", "ISO", "JSON", "JavaScript", "MA", "Markdown", "Schema", "YAML"])

HEAD = r"""msgid ""
msgstr ""
"Language: {code}\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: {plural}\n"

"""
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fr": "nplurals=3; plural=(n==0 || n==1 ? 0 : n%1000000==0 ? 1 : 2);",
}


@cache
def messages(code: Code) -> tuple[Message, ...]:
    """Return the messages of a real catalogue."""
    return tuple(message for message in read_catalogue(THEME, code) if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return every form of a message's translation."""
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def ids(message: Message) -> tuple[str, ...]:
    """Return the English of a message, plural included."""
    return tuple(message.id) if isinstance(message.id, (list, tuple)) else (str(message.id),)


@cache
def used() -> frozenset[tuple[str, ...]]:
    """Return every word that templates and code ask the catalogues for."""
    keywords: dict[str, tuple[int | tuple[int, str], ...] | None] = {
        **{"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)},
        **{"word": None, "say": (2,), "count": (2, 3)},
    }
    places: list[tuple[Path, list[tuple[str, str]], dict[str, dict[str, str]]]] = [
        (THEME / "templates", [("**.html", "jinja2")], {"**.html": {"trimmed": "true"}}),
        (HOUSE / "plugins", [("keeping/**.py", "python"), ("pages/**.py", "python"), ("*.py", "python")], {}),
    ]
    found = [
        message[2]
        for folder, methods, options in places
        for message in extract_from_dir(folder, methods, options, keywords=keywords)
    ]
    return frozenset((text,) if isinstance(text, str) else tuple(text) for text in found)


# ── the real catalogues ────────────────────────────────────────────────────────────────────────────────────────


def test_extraction_finds_words_of_templates_and_code() -> None:
    """The tests below compare with something: one word of each kind is among what is used."""
    assert {("Skip to content",), ("In person",), ("Editions",), ("%(n)s source", "%(n)s sources")} <= used()
    assert ("%(n)s article", "%(n)s articles") in used()


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_word_in_use_is_in_the_catalogue(code: Code) -> None:
    """No page falls back to English in silence."""
    assert used() - {ids(message) for message in messages(code)} == set()


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_word_of_the_catalogue_is_left_over(code: Code) -> None:
    """A translator works on nothing that no page shows."""
    assert {ids(message) for message in messages(code)} - used() == set()


def test_real_catalogues_are_complete() -> None:
    """The check finds nothing to complain of."""
    assert said(list(incomplete(THEME))) == []


def placeholders(text: str) -> set[str]:
    """Return the names of a text's placeholders."""
    return set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_are_those_of_the_english(code: Code) -> None:
    """Each form fills the same places; only a form for one certain number may leave its digits out."""
    for message in messages(code):
        expected = placeholders(ids(message)[-1])
        for number, form in enumerate(forms(message)):
            spelled = code == "ar" and len(ids(message)) == 2 and number < 3
            assert placeholders(form) == (set() if spelled else expected), form
            assert "%" not in re.sub(r"%\(\w+\)s", "", form), form


def test_no_english_is_left_in_arabic() -> None:
    """Arabic words have no Latin letters but those of names that keep them."""
    texts = [re.sub(r"%\(\w+\)s", "", form) for message in messages("ar") for form in forms(message)]
    assert {word for text in texts for word in re.findall(r"[A-Za-z]+", text)} == LATIN_NAMES


def test_no_english_is_left_in_french() -> None:
    """A French word is the English one only where both languages share it."""
    assert {ids(message)[0] for message in messages("fr") if forms(message)[0] == ids(message)[0]} == {
        *SHARED_WITH_FRENCH,
        *(one for one in COUNTED if COUNTED[one]["fr"][0] == COUNTED[one]["en"][0]),
    }


def test_french_marks_have_their_spaces() -> None:
    """A no-break space stands before high marks and within quotation marks, and apostrophes are curved."""
    for message in messages("fr"):
        for form in forms(message):
            assert re.search(r"(?<=[^\u00a0\u202f])[;:!?»](?=\s|$)|«(?![\u00a0\u202f])|'", form[1:]) is None, form


def test_arabic_marks_are_arabic() -> None:
    """Commas, question marks and quotation marks are those of Arabic, and tatweel and vowel marks are not used."""
    for message in messages("ar"):
        for form in forms(message):
            assert re.search("[,;?\"'“”\u0640\u064b-\u0652]", form) is None, form


# ── counting ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_counted_thing_is_known_here() -> None:
    """A new noun to count asks for its forms in the table above."""
    assert {text[0] for text in used() if len(text) == 2} == set(COUNTED)


@pytest.mark.parametrize("one", COUNTED)
@pytest.mark.parametrize("code", CODES)
def test_number_takes_its_form(code: Code, one: str) -> None:
    """The noun after a number has the form that the language asks for."""
    [many] = [text[1] for text in used() if text[0] == one and len(text) == 2]
    words, language = translations(THEME, code), LANGUAGES[code]
    expected = {
        number: COUNTED[one][code][form].replace("#", language.number(number))
        for number, form in zip(NUMBERS, FORMS[code], strict=True)
    }
    assert {
        number: words.ngettext(one, many, number) % {"n": language.number(number)} for number in NUMBERS
    } == expected


# ── the site's voice ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with the real words."""
    return small_site(tmp_path_factory.mktemp("wording"))


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", "الدورة الثانية"), ("fr", "2e édition"), ("en", "Second edition")]
)
def test_placeholders_are_filled(site: Site, code: Code, expected: str) -> None:
    """What is said carries the values that it was given."""
    assert site.say(code, "%(ordinal)s edition", ordinal=LANGUAGES[code].ordinal(2)) == expected


@pytest.mark.parametrize(("code", "expected"), [("ar", "الدورات"), ("fr", "Éditions"), ("en", "Editions")])
def test_word_without_values_is_said_as_it_is(site: Site, code: Code, expected: str) -> None:
    """English is its own key."""
    assert site.say(code, "Editions") == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", "3.250 مصدرا"), ("fr", "3\u202f250 sources"), ("en", "3,250 sources")]
)
def test_count_writes_the_number_in_the_language(site: Site, code: Code, expected: str) -> None:
    """Grouping and noun agree with the language of the page."""
    assert site.count(code, "%(n)s source", "%(n)s sources", 3250) == expected


# ── the check ──────────────────────────────────────────────────────────────────────────────────────────────────


def flaws(folder: Path, entry: str, code: str = "ar") -> list[str]:
    """Return what the check says of a theme with one entry in one catalogue, without the path."""
    files = {
        f"locale/{other}/LC_MESSAGES/nadwa.po": HEAD.format(code=other, plural=PLURALS[other])
        + (entry if other == code else "")
        for other in PLURALS
    }
    found = said(list(incomplete(write(folder / "look", files))))
    return [problem.removeprefix(f"look/locale/{code}/LC_MESSAGES/nadwa.po:") for problem in found]


def plural(*texts: str) -> str:
    """Return an entry with these plural forms."""
    lines = [f'msgstr[{number}] "{text}"' for number, text in enumerate(texts)]
    return "\n".join(['msgid "%(n)s page"', 'msgid_plural "%(n)s pages"', *lines, ""])


@pytest.mark.parametrize(
    "entry",
    [
        "",
        'msgid "Page"\nmsgstr "صفحة"\n',
        plural("لا صفحات", "صفحة", "صفحتان", "%(n)s صفحات", "%(n)s صفحة", "%(n)s صفحة"),
    ],
)
def test_complete_catalogue_has_no_problem(tmp_path: Path, entry: str) -> None:
    """Words with a translation in every form are right, and so is an empty catalogue."""
    assert flaws(tmp_path, entry) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_missing_catalogue_is_reported(tmp_path: Path, code: Code) -> None:
    """A language without its file is named."""
    names = [catalogue_path(Path("look"), other) for other in TRANSLATED if other != code]
    theme = write(tmp_path, {name.as_posix(): HEAD.format(code="x", plural=PLURALS["fr"]) for name in names}) / "look"
    assert said(list(incomplete(theme))) == [
        f"look/locale/{code}/LC_MESSAGES/nadwa.po:1:1: is missing; restore the catalogue"
    ]


@pytest.mark.parametrize("code", TRANSLATED)
def test_missing_word_is_reported_at_its_line(tmp_path: Path, code: Code) -> None:
    """An entry without a translation stops the build."""
    entry = 'msgid "Home"\nmsgstr "x"\n\nmsgid "Page"\nmsgstr ""\n'
    assert flaws(tmp_path, entry, code) == ["10:1: `Page` has no word here; translate it"]


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("ar", ["لا", "صفحة", "صفحتان", "صفحات", "", "صفحة"]),
        ("ar", ["لا", "صفحة", "صفحتان", "صفحات", "صفحة"]),
        ("fr", ["page", "", "pages"]),
        ("fr", ["page", "pages"]),
    ],
)
def test_missing_plural_form_is_reported(tmp_path: Path, code: Code, texts: list[str]) -> None:
    """An empty form and one too few are both a missing word."""
    assert flaws(tmp_path, plural(*texts), code) == ["7:1: `%(n)s page` has no word here; translate it"]


@pytest.mark.parametrize("code", TRANSLATED)
def test_doubtful_word_is_reported(tmp_path: Path, code: Code) -> None:
    """A translation that a tool guessed is confirmed by a person before it is shown."""
    assert flaws(tmp_path, '#, fuzzy\nmsgid "Page"\nmsgstr "x"\n', code) == ["8:1: `Page` is marked fuzzy; confirm it"]


@pytest.mark.parametrize("translation", ["صفحة %(number)s", "صفحة", "صفحة %(n)d", "صفحة %(n)"])
def test_wrong_placeholder_is_reported(tmp_path: Path, translation: str) -> None:
    """A place that the English does not have, or that is lost, stops the build before a page does."""
    assert len(flaws(tmp_path, f'msgid "Page %(n)s"\nmsgstr "{translation}"\n')) == 1


def test_changed_catalogue_is_read_again(tmp_path: Path) -> None:
    """Words are kept compiled, but never older than their file."""

    def page(word: str, time: int) -> str:
        text = HEAD.format(code="fr", plural=PLURALS["fr"]) + f'msgid "Page"\nmsgstr "{word}"\n'
        path = catalogue_path(write(tmp_path, {"locale/fr/LC_MESSAGES/nadwa.po": text}), "fr")
        os.utime(path, (time, time))
        return translations(tmp_path, "fr").gettext("Page")

    assert [page("une", 1), page("autre", 2)] == ["une", "autre"]

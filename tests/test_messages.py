"""What is said to a person whose input is wrong is said in three languages, at the same place and to the same end."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Word

from plugins.archive import attested
from plugins.archive.catalogues import flaws, read_catalogue
from plugins.archive.languages import Code
from plugins.archive.problems import LOCALE, Problem, counted, is_count, language_of, message
from plugins.archive.secrets import SECRETS
from plugins.desk import building, checking, press
from plugins.desk.obstacles import Obstacle
from plugins.text.proofreading import RULES
from tests.conftest import HOUSE, run_pelican
from tests.proofed import up_to_date

OTHERS: tuple[Code, ...] = ("ar", "fr")
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
COUNTS = {"%(n)s problem", "%(n)s warning"}
# What takes a template, and the calls whose template stands elsewhere.
TELLING = {"message", "Refusal"}
GIVEN = {"message(kind.what)", "message(finding.reason, **finding.values)", "message(refusal.template, **values)"}
# What is typed as it stands, in any language: code, places, mappings, links, tags, addresses, names of files.
TYPED = re.compile(
    r"`[^`]*`|%\(\w+\)s(?:\.md)?|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}(?:/[\w/]*)?|:?\w*\[[^\]]*\](?:\([^)]*\))?|</?[^>]*>"
    r"|https://|mailto:\S*|\b[\w/-]+/[\w./-]*|\b\w+\.(?:md|yaml)\b"
)
# Names, standards and codes that are the same everywhere.
NAMES = {
    *("UTF-8", "UTF-16", "HTML", "XML", "JSON", "ISO", "README", "Markdown", "Windows"),
    *("Amazon", "GitHub", "GitLab", "Google", "Slack", "Stripe"),
    *("JPEG", "PNG", "WebP", "AVIF", "hall", "jpg"),
    *("MA", "Pelican", "ar", "fr", "en", "a", "f", "z"),
}
# French words that English has from it, written the same way.
ALIKE = {
    *(
        "accent",
        "apostrophe",
        "article",
        "hamza",
        "ordinal",
        "catalogue",
        "citation",
        "code",
        "contact",
        "date",
        "document",
        "index",
        "invisible",
        "long",
        "original",
        "page",
        "place",
        "pixels",
        "second",
        "script",
        "scripts",
        "programme",
        "secret",
        "terminal",
    ),
    *("site", "source", "sources", "style", "version", "web"),
}
MESSAGES = {
    "ar": "content/themes.yaml:1:15: ينقص `en`؛ المرجو إضافته\n"
    "content/themes.yaml:2:11: المطلوب هنا مفاتيح وقيم؛ المرجو كتابة أسطر من شكل `key: value`\n"
    "مشكلان",
    "fr": "content/themes.yaml:1:15: `en` manque\u202f; l’ajouter\n"
    "content/themes.yaml:2:11: doit être fait de clés et de valeurs\u202f; écrire des lignes `key: value`\n"
    "2 problèmes",
    "en": "content/themes.yaml:1:15: `en` is missing; add it\n"
    "content/themes.yaml:2:11: must be a mapping; write `key: value` lines\n"
    "2 problems",
}


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests, their language decides nothing here."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the tiny content with two mistakes in one file."""
    content = up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "content")))
    (content / "themes.yaml").write_text("water: {name: {ar: الماء, fr: Eau}}\nmobility: 1\n", encoding="utf-8")
    return content


def templates() -> set[str]:
    """Return the first argument of every call of `message` in the code, directly or by a name of the same module."""
    found: set[str] = set()
    for path in sorted((HOUSE / "plugins").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = list(_own(tree))
        functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        for nodes in (module, *([*module, *_own(function)] for function in functions)):
            calls = (node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in TELLING)
            for call in calls:
                texts = set(_texts(call.args[0], nodes))
                assert texts or ast.unparse(call) in GIVEN, f"{path}:{call.lineno}: no template found"
                found |= texts
    reasons = {rule.reason for rule in RULES} | {attested.NAME, attested.MOTTO}
    return found | {secret.what for secret in SECRETS} | reasons


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """Walk a scope without the functions in it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from _own(node)


def _texts(node: ast.expr, nodes: list[ast.AST]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, nodes)
        yield from _texts(node.orelse, nodes)
    elif isinstance(node, ast.Name):
        for other in nodes:
            if isinstance(other, ast.Assign) and node.id in map(ast.unparse, other.targets):
                yield from _texts(other.value, nodes)


def words(code: Code) -> list[Word]:
    """Return the entries of a catalogue, without its header."""
    return [word for word in read_catalogue(LOCALE / f"{code}.po") if word.id]


def forms(word: Word) -> list[str]:
    """Return every form of a translation."""
    return [word.string] if isinstance(word.string, str) else list(word.string or ())


def english(word: Word) -> str:
    """Return the English of an entry, in the singular."""
    return word.id if isinstance(word.id, str) else word.id[0]


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated_and_none_is_left_over(code: Code) -> None:
    """A catalogue holds exactly the templates of the code."""
    held, needed = {english(word) for word in words(code)}, templates() | COUNTS
    assert sorted(needed - held) == []
    assert sorted(held - needed) == []


@pytest.mark.parametrize("code", OTHERS)
def test_catalogue_has_no_flaws(code: Code) -> None:
    """Nothing is missing, doubtful or filled otherwise than in English."""
    assert [(word.id, flaw) for word, flaw in flaws(read_catalogue(LOCALE / f"{code}.po"))] == []


@pytest.mark.parametrize("code", OTHERS)
def test_entries_stand_in_order_of_their_files(code: Code) -> None:
    """Each entry names the rooms that say it, and the first of them gives the order."""
    first = [word.locations[0][0] for word in words(code)]
    assert first == sorted(first)
    assert all((HOUSE / path).is_file() for word in words(code) for path, _ in word.locations)


@pytest.mark.parametrize("code", OTHERS)
def test_code_in_a_message_stays_as_it_is(code: Code) -> None:
    """What English has in backticks with a value in it, every language has, each as often."""
    for word in words(code):
        wanted = Counter(re.findall(r"`[^`]*%[^`]*`", english(word)))
        for form in forms(word) if wanted else ():
            assert wanted <= Counter(re.findall(r"`[^`]*%[^`]*`", form)), form


def test_no_english_is_left_in_arabic() -> None:
    """Latin letters in Arabic are code, places or names."""
    left = {rest for word in words("ar") for form in forms(word) for rest in latin(form)}
    assert left - NAMES == set()


def test_no_english_is_left_in_french() -> None:
    """A word that a French message shares with its English is a name, or French too."""
    left = {rest for word in words("fr") for form in forms(word) for rest in latin(form) & latin(english(word))}
    assert left - NAMES - ALIKE == set()


def latin(text: str) -> set[str]:
    """Return the words of a text in Latin letters, without what is typed as it stands."""
    return set(re.findall(r"[A-Za-zÀ-ÿœ]+(?:-\d+)?", TYPED.sub(" ", text)))


def test_arabic_asks_without_address() -> None:
    """What is to be done follows the mistake as a request by masdar, or as a question, and addresses nobody."""
    for word in words("ar"):
        for form in forms(word) if "; " in english(word)[1:] else ():
            assert re.search(r"؛ (?:المرجو \w+|هل المقصود )", form), form


def test_marks_are_those_of_the_language() -> None:
    """Arabic has its own comma, semicolon and question mark, and French its spaces and apostrophe."""
    for word in words("ar"):
        for bare in (TYPED.sub("x", form) for form in forms(word)):
            assert not re.search(r"[,;?']|\s[،؛؟:.]|[،؛](?! )", bare), bare
            assert not re.search("[\u0660-\u0669\u064b-\u0652]", bare), bare
    for word in words("fr"):
        for form in forms(word):
            assert not re.search("[^\u202f][;!?]|(?<!\u00a0):|'", TYPED.sub("x", form)), form


@pytest.mark.parametrize(("code", "expected"), MESSAGES.items())
def test_check_speaks_the_language_asked_for(broken: Path, code: str, expected: str) -> None:
    """The same mistakes are told at the same places in each language."""
    text, status = checking.report(broken, code)
    assert (status, text) == (1, expected)


@pytest.mark.parametrize(("code", "expected"), MESSAGES.items())
def test_pelican_speaks_the_language_of_the_environment(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, expected: str
) -> None:
    """The gate says what the check says, and the desk reads its problems without the count."""
    monkeypatch.setenv("LANGUAGE", code)
    monkeypatch.setenv("PYTHONUTF8", "1")
    done = run_pelican(broken, tmp_path / "output")
    assert done.returncode == 1
    assert expected in done.stderr
    assert [str(problem) for problem in press.complaints(expected)] == expected.splitlines()[:-1]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "x: لا يوجد أي مشكل"),
        ("fr", "x\u00a0: aucun problème"),
        ("en", "x: no problems"),
    ],
)
def test_clean_content_is_said_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, expected: str
) -> None:
    """When nothing is wrong, that is said too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checking, "contract", lambda content: [])
    Path("x").mkdir()
    monkeypatch.setenv("LANG", code)
    assert checking.report(Path("x")) == (expected, 0)


@pytest.mark.parametrize(
    ("code", "last"), [("ar", "مشكل واحد؛ لم يبن أي شيء."), ("en", "1 problem; nothing was built.")]
)
def test_failed_build_speaks_the_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, code: str, last: str
) -> None:
    """Problems and the end of a build are told in one language."""
    monkeypatch.setenv("LANG", code)
    problem = Problem("a.md", 1, 1, message("is missing; create it"))
    assert str(checking.Flawed([problem])) == f"{problem.in_language(language_of({'LANG': code}))}\n{last}"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "x est un fichier, qui reste donc en place. Indiquer un dossier après `--output`."),
        ("ar", "x ملف، فلم يمس. المرجو ذكر مجلد بعد `--output`."),
        ("en", "x is a file, so it is left alone. Choose a folder with --output."),
    ],
)
def test_refusal_is_said_in_the_language_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    """Why a site was not put in its place is told in the language of whoever builds."""
    monkeypatch.setenv("LANG", lang)
    (tmp_path / "x").write_text("mine", encoding="utf-8")
    with pytest.raises(Obstacle) as caught:
        building.build(HOUSE / "tests/site/content", tmp_path / "x", say=lambda _: None)
    assert str(caught.value).removeprefix(f"{tmp_path}/") == said


@pytest.mark.parametrize(("lang", "said"), [("fr", "Il n’y a pas de dossier"), ("ar", "لا يوجد مجلد")])
def test_absent_content_is_said_in_the_language(tmp_path: Path, lang: str, said: str) -> None:
    """A wrong folder is told in the language asked for."""
    with pytest.raises(Obstacle, match=said):
        checking.report(tmp_path / "nowhere", lang)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "ar_MA.UTF-8"}, "ar"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr.UTF-8"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ar_MA", "LANG": "fr_FR"}, "ar"),
        ({"LC_ALL": "fr_MA", "LC_MESSAGES": "ar_MA", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "", "LANG": "fr_MA"}, "fr"),
        ({"LANGUAGE": "ar:fr", "LC_ALL": "en_GB"}, "ar"),
        ({"LANGUAGE": "de:fr_MA:ar", "LANG": "en_GB"}, "fr"),
        ({"LC_TIME": "ar_MA", "LANG": "en_GB"}, "en"),
    ],
)
def test_environment_chooses_the_language(environment: dict[str, str], code: str) -> None:
    """The variables of the system are asked in their order, and English answers for everyone else."""
    assert language_of(environment) == code


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا يوجد أي مشكل"),
        (1, "مشكل واحد"),
        (2, "مشكلان"),
        (3, "3 مشاكل"),
        (10, "10 مشاكل"),
        (11, "11 مشكلا"),
        (99, "99 مشكلا"),
        (100, "100 مشكل"),
        (102, "102 مشكل"),
        (103, "103 مشاكل"),
        (111, "111 مشكلا"),
    ],
)
def test_problems_are_counted_in_six_arabic_forms(number: int, said: str) -> None:
    """None, one and two have words of their own; the noun follows the last two digits."""
    assert counted(number, "ar") == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 problème"), (1, "1 problème"), (2, "2 problèmes"), (1000000, "1000000 de problèmes")]
)
def test_problems_are_counted_in_french(number: int, said: str) -> None:
    """The singular serves none and one, and whole millions take their word between."""
    assert counted(number, "fr") == said


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100, 1000000])
def test_count_is_known_in_every_language(code: Code, number: int) -> None:
    """The last line of a listing is told from a problem, whoever it speaks to."""
    assert is_count(counted(number, code))
    assert not is_count(f"content/a.md:{number}:1: {counted(number, code)}")

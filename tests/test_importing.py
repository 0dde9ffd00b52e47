"""A saved article becomes a draft: its encoding, language, title, day and text are recognised, its slips told, nothing published."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from plugins.archive.reading import read
from plugins.desk import checking, entrance, environment, importing
from plugins.desk.obstacles import Obstacle
from plugins.editorial.articles import article
from plugins.editorial.cleaning import cleaned
from plugins.editorial.declining import Declined
from plugins.editorial.decoding import decoded
from plugins.editorial.recognising import recognised
from plugins.editorial.stories import Wanted
from tests.conftest import HOUSE
from tests.proofed import up_to_date

ARABIC = """<!doctype html>
<html lang="en" dir="rtl"><head><meta charset="utf-8"><title>أكادير تستضيف ندوة الماء - الجريدة</title>
<meta property="og:title" content="أكادير تستضيف ندوة الماء"><meta property="og:site_name" content="الجريدة">
<link rel="canonical" href="https://paper.example/2022/06/water?id=1">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2022-06-03T10:00:00+01:00"}]}</script>
</head><body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>أكادير تستضيف ندوة الماء</h1><p class="date">الجمعة 3 يونيو 2022</p>
<p>احتضنت مدينة أكادير، يومي 1 و2 يونيو 2022، ندوة دولية حول الماء، شارك فيها خبراء من 12 دولة، وناقشوا خلالها التنقل.</p>
<p>وأضاف العامل ،في كلمته، أن المدينة تسعى إلى تطوير خدماتها ، مشيرا إلى "المرونة” ودور الشباب بمبادرةمن الجماعة.</p>
<h2>جلسات اليوم الثاني</h2>
<p>وفي اليوم الثاني ناقش المشاركون [الاستدامة] بحضور ممثلين عن القطاع الخاص، والمجتمع المدني، ووسائل الإعلام.</p>
</article><aside><a href="/x">اقرأ أيضا: خبر آخر</a></aside><footer>جميع الحقوق محفوظة</footer></body></html>
"""
FRENCH = """Agadir accueille un symposium sur l'eau

Le 3 juin 2022

La ville d'Agadir a reçu des experts de douze pays, qui ont parlé de l'eau et de la mobilité dans la ville.
Ils ont visité une station.

Le maire a remercié les participants pour leur présence dans la ville .
"""
ENGLISH = "Agadir hosts a symposium\nThe city of Agadir was host to experts from twelve countries on 1 June 2022.\nThey spoke about water.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the tiny content in which nothing is wrong."""
    return up_to_date(Path(shutil.copytree(HOUSE / "tests/site/content", tmp_path / "with spaces" / "content")))


def saved(folder: Path, data: bytes, name: str = "صفحة محفوظة.html") -> Path:
    """Save a page under a name that a browser would give it."""
    path = folder / name
    path.write_bytes(data)
    return path


# ── bytes ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "data",
    [
        ARABIC.encode(),
        b"\xef\xbb\xbf" + ARABIC.encode(),
        ARABIC.encode("utf-16"),
        b"\xfe\xff" + ARABIC.encode("utf-16-be"),
        ARABIC.encode("utf-16-le"),
        ARABIC.replace("utf-8", "windows-1256").encode("cp1256"),
        ARABIC.replace('<meta charset="utf-8">', "").encode("cp1256"),
        ARABIC.replace("utf-8", "windows-1256").encode(),
        ARABIC.replace("\n", "\r\n").encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + ARABIC.encode()
        + b"\r\n--B--",
    ],
)
def test_arabic_page_is_read_in_whatever_encoding_it_was_saved(data: bytes) -> None:
    """What is declared wrongly, or not at all, is told by the bytes themselves."""
    found = article(decoded(data, "page.html"))
    assert (found.title, found.language, found.date) == (
        "أكادير تستضيف ندوة الماء",
        "ar",
        datetime.date(2022, 6, 3),
    )
    assert (found.site, found.address) == ("الجريدة", "https://paper.example/2022/06/water?id=1")
    assert "رياضة" not in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_french_text_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    """Its letters stand at the same places in the encodings of Arabic and of western Europe."""
    assert decoded(FRENCH.encode(encoding), "a.txt").strip() == FRENCH.strip()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b" \n", "a.txt is empty; save the page again"),
        (b"%PDF-1.7 ...", "a.txt is no page and no text; save the page as HTML"),
        (b"\x89PNG....", "is no page and no text"),
        (FRENCH.encode() + b"\xff", "`a.txt:9:1`: byte 0xff is broken (read as utf-8); save the page again as UTF-8"),
        (FRENCH.encode("utf-16") + b"\x00", "is broken (read as utf-16)"),
        (b"a" * 5_000_001, "is larger than 5000000 bytes"),
        (b'<meta charset="utf-8"><p>' + "مدن".encode("cp1256"), "is broken (read as utf-8)"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    """With the place of the broken byte."""
    with pytest.raises(Declined) as caught:
        decoded(data, "a.txt")
    assert told in str(caught.value)


# ── what is recognised ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (FRENCH, "", "fr"),
        (FRENCH, "en", "fr"),
        (ENGLISH, "fr-FR", "en"),
        ("مدينة ذكية Smart City", "en", "ar"),
        ("Casablanca Rabat", "fr_MA", "fr"),
        ("Casablanca Rabat", "de", None),
        ("Die Stadt und der Staat sind in dem Land", "", None),
        ("2024", "ar", None),
    ],
)
def test_language_is_told_by_letters_and_small_words(text: str, declared: str, code: str | None) -> None:
    """What the page declares decides only where its text does not."""
    assert recognised(text, declared) == code


def test_plain_text_has_title_day_and_paragraphs() -> None:
    """Empty lines part paragraphs where there are any, line ends do where there are none."""
    found = article(FRENCH)
    assert (found.title, found.language, found.date) == (FRENCH.split("\n")[0], "fr", datetime.date(2022, 6, 3))
    assert [block.line for block in found.blocks] == [3, 5, 8]
    english = article(ENGLISH)
    assert (english.language, english.date) == ("en", datetime.date(2022, 6, 1))
    assert [block.line for block in english.blocks] == [2, 3]


def test_text_is_cleaned_and_every_change_told_by_its_line() -> None:
    """Glued words, mixed quotation marks and stray spaces are mended, title and day left out where they stand again."""
    told = cleaned(article(ARABIC), "ar")
    text = "\n".join(block.text for block in told.article.blocks)
    assert "بمبادرة من" in text
    assert "«المرونة»" in text
    assert "العامل، في كلمته" in text
    assert "الجمعة 3 يونيو 2022" not in text
    assert "أكادير تستضيف" not in text
    lines = {(note.line, str(note.told)) for note in told.notes}
    assert (9, "`بمبادرةمن` became `بمبادرة من`") in lines
    assert (7, "this line only says when: `الجمعة 3 يونيو 2022` (left out)") in lines
    assert any(note.told.startswith("the title stands here again") for note in told.notes)


# ── the draft ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_article_becomes_a_draft_with_its_sentences_as_comments(content: Path, tmp_path: Path) -> None:
    """Edition, themes and day are recognised; the check asks for summary and text alone, and nothing is published."""
    before = read(content).archive
    page = saved(tmp_path, ARABIC.encode())
    told = importing.take_over(content, page, Wanted(), "en")
    file = content / "editions/agadir-2022/paper-2022-06-03/ar.md"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(
        "---\ntitle: أكادير تستضيف ندوة الماء\nsummary: ملخص مؤقت\ndate: 2022-06-03\nthemes: [water, mobility]\nstatus: draft\n---\n"
    )
    assert "<!--\nhttps://paper.example/2022/06/water?id=1\npaper-2022: " in text
    assert r"\[الاستدامة\]" in text
    assert "publisher: الجريدة, url: 'https://paper.example/2022/06/water?id=1', date: 2022-06-03, language: ar" in told
    assert f"{page}:9:1: `بمبادرةمن` became `بمبادرة من`" in told
    assert [(p.level, str(p.message)) for p in checking.contract(content)] == [
        ("warning", "this is a working summary; write the right one"),
        ("warning", "there is no text below the header; write it"),
    ]
    assert read(content).archive == before
    with pytest.raises(Obstacle, match="there is a story"):
        importing.take_over(content, page, Wanted(), "en")
    assert file.read_text(encoding="utf-8") == text


def test_text_of_our_own_stands_as_text(content: Path, tmp_path: Path) -> None:
    """It is a draft all the same, and readers of it see what was typed."""
    page = saved(tmp_path, FRENCH.encode(), "eau.txt")
    wanted = Wanted("agadir-2022", name="eau", themes="water")
    importing.take_over(content, page, wanted, "fr", is_ours=True)
    text = (content / "editions/agadir-2022/eau/fr.md").read_text(encoding="utf-8")
    assert "\nstatus: draft\n---\n\nLa ville d'Agadir a reçu" in text
    assert "présence dans la ville.\n" in text
    assert {problem.level for problem in checking.contract(content)} == {"warning"}


def test_source_that_is_known_is_named_in_the_header(content: Path, tmp_path: Path) -> None:
    """An address that sources.yaml has already is not offered again."""
    source = next(source for source in read(content).archive.sources.values() if source.url)
    page = saved(tmp_path, ARABIC.replace("https://paper.example/2022/06/water?id=1", str(source.url)).encode())
    told = importing.take_over(content, page, Wanted(name="known"), "en")
    assert f"\nsources: [{source.id}]\n" in (content / "editions/agadir-2022/known/ar.md").read_text(encoding="utf-8")
    assert "sources.yaml" not in told


@pytest.mark.parametrize(
    ("data", "wanted", "told"),
    [
        (ENGLISH.replace("2022", "1999").encode(), Wanted(), "`--edition` is missing"),
        (b"Die Stadt\n\nund der Staat", Wanted(), "`--language` is missing"),
        (b"<html><body></body></html>", Wanted(language="en"), "no text was found in the file"),
    ],
)
def test_what_cannot_be_recognised_is_asked_for(
    content: Path, tmp_path: Path, data: bytes, wanted: Wanted, told: str
) -> None:
    """And nothing is written."""
    before = sorted(content.rglob("*"))
    with pytest.raises(Obstacle) as caught:
        importing.take_over(content, saved(tmp_path, data), wanted, "en")
    assert told in str(caught.value)
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ar", "الملف غير موجود؛ المرجو إرجاعه أو تسمية ملف آخر"),
        ("fr", "n’est pas là\u202f; le rétablir ou en indiquer un autre"),
        ("en", "is not there; bring it back, or name another"),
    ],
)
def test_absent_file_is_a_sentence_in_each_language(
    content: Path, capsys: pytest.CaptureFixture[str], lang: str, told: str
) -> None:
    """By the task, as a person calls it."""
    words = ["import", str(content / "no file.html"), "--content", str(content), "--lang", lang]
    assert entrance.work(words, environment.ROOT) == 1
    assert told in capsys.readouterr().err

"""The rules of style: verbs that say nothing, adjectives that judge, capitals of offices, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.text.lexicon import HEADLINE, MONTHS, OFFICES, PRAISE, with_prefixes
from plugins.text.passages import HELD, Passage
from plugins.text.rulebook import ERROR, WARNING, Slip, rule

_WEAK = {
    "ar": re.compile(
        r"(?<!\w)[وف]?(?:تمت?|[يت]تم|س[يت]تم) (?!من )[\u0621-\u064a]+|(?<!\w)[وف]?(?:قام|قامت|قاموا|[يت]قوم) ب[\u0621-\u064a]{3,}"
        r"|(?<!\w)[وف]?من طرف(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)(?:aurait|auraient) (?:été |déjà |notamment )?[a-zà-ÿ]+(?:é|i|u|is|it|ert)e?s?(?!\w)"
        r"|(?<!\w)(?:procède|procèdent|procédé|procéder) (?:à l[ae’]|au|à un)(?!\w)|(?<!\w)a fait l’objet d(?:e|’une?)(?!\w)"
    ),
    "en": re.compile(
        r"\bsaw the [a-z]+ing of\b|\bplay(?:s|ed|ing)? host to\b|\bwitnessed the\b|\bwas marked by the (?:presence|participation) of\b"
    ),
}
# A word that every one of them has.
_WEAK_CUES = (
    *(
        f"{before}{verb}"
        for before in ("", *"وف")
        for verb in ["تم", "تمت", "يتم", "تتم", "سيتم", "ستتم", "قام", "قامت", "قاموا", "يقوم", "تقوم", "من"]
    ),
    *["aurait", "auraient", "procède", "procèdent", "procédé", "procéder", "objet"],
    *["saw", "play", "plays", "played", "playing", "witnessed", "marked"],
)
_PHRASE_CUES = ["مسبوق", "مسبوقة", "succès", "volée", "cutting", "world", "must", "game", "hugely"]
_PRAISE = {"ar": with_prefixes(PRAISE["ar"]), "fr": PRAISE["fr"], "en": PRAISE["en"]}
_PHRASES = {
    "ar": re.compile(r"(?<!\w)غير مسبوقة?(?!\w)"),
    "fr": re.compile(r"(?<!\w)(?:véritable|franc|vif|grand) succès|(?<!\w)de haute volée(?!\w)"),
    "en": re.compile(
        r"(?<!\w)(?:cutting-edge|world-class|must-attend|game-changing|hugely successful)(?!\w)", re.IGNORECASE
    ),
}


@rule("weak-verb", WARNING, "`%(typed)s` says little or nothing; write what was done, and who said so", cues=_WEAK_CUES)
def verbs_that_say(passage: Passage) -> Iterator[Slip]:
    """A verb says what was done: no تم with a noun, no *aurait réuni*, no *played host to*."""
    for found in _WEAK[passage.language].finditer(passage.own):
        yield Slip(*found.span())


@rule(
    "praise",
    WARNING,
    "`%(typed)s` judges; take it out, or say who judges so",
    cues=[*_PHRASE_CUES, *(word for words in _PRAISE.values() for word in words)],
)
def no_praise(passage: Passage) -> Iterator[Slip]:
    """No adjective judges in the archive’s own voice."""
    known = _PRAISE[passage.language]
    for found in passage.words if not known.isdisjoint(passage.vocabulary) else ():
        if found.group().lower() in known:
            yield Slip(*found.span())
    for found in _PHRASES[passage.language].finditer(passage.own):
        yield Slip(*found.span())


@rule(
    "office-case",
    WARNING,
    "the office in `%(typed)s` has a capital; write `%(mended)s`",
    languages="fr en",
    kinds=("prose", "summary", "title"),
    cues=[part for names in OFFICES.values() for name in names for part in re.split("[ -]", name)],
)
def small_offices(passage: Passage) -> Iterator[Slip]:
    """Offices have no capital in running text."""
    names = "|".join(
        name.title() if passage.language == "en" else name.capitalize()
        for name in sorted(OFFICES[passage.language], key=len)[::-1]
    )
    articles = (
        r"[Ll]e |[Ll]a |[Ll][’']|[Dd]u |[Aa]u |[Uu]n |[Uu]ne |[Dd]e la |[Ll]es "
        if passage.language == "fr"
        else r"[Tt]he |[Aa] "
    )
    for found in re.finditer(rf"(?<![\w’])({articles})({names})(?![\w’])", passage.own):
        if not (
            passage.language == "en" and re.match(r" [A-Z]\w+ (?:Award|Prize|Hall|Office)", passage.own[found.end() :])
        ):
            yield Slip(*found.span(), f"{found[1]}{found[2].lower()}")


# ── titles ─────────────────────────────────────────────────────────────────────────────────────────────────────


@rule("title", ERROR, "a title has no full stop; take it out", kinds=("title",), signs=".،؛")
def title_without_stop(passage: Passage) -> Iterator[Slip]:
    """A title has no full stop."""
    text = passage.text.rstrip()
    if text.endswith((".", "،", "؛")) and not text.endswith(("…", "..")):
        yield Slip(len(text) - 1, len(text), "")


@rule("title", ERROR, "two dots stand in `%(typed)s`; write `%(mended)s`", kinds=("title",), signs=".")
def title_without_dots(passage: Passage) -> Iterator[Slip]:
    """A title is parted by a colon and never by two dots."""
    for found in re.finditer(r"[^\s.]*(?<!\.)\.\.(?!\.)\s?[^\s.]*", passage.own):
        colon = "\u00a0:" if passage.language == "fr" else ":"
        yield Slip(*found.span(), re.sub(r"\.\.\s?", f"{colon} ", passage.text[found.start() : found.end()]).rstrip())


@rule(
    "title",
    ERROR,
    "a title names no day, as `%(typed)s` does; leave it to the date",
    kinds=("title",),
    signs="0123456789",
)
def title_without_day(passage: Passage) -> Iterator[Slip]:
    """A title names no day; a year is fine."""
    months = "|".join(MONTHS[passage.language])
    for found in re.finditer(
        rf"(?<!\w)[وبل]?\d{{1,2}}(?:er|st|nd|rd|th)? (?:{months})(?!\w)", passage.own, re.IGNORECASE
    ):
        yield Slip(*found.span())


@rule("title", ERROR, "a title does not name the site, as `%(typed)s` does; take it out", kinds=("title",))
def title_without_site(passage: Passage) -> Iterator[Slip]:
    """A title does not name the site."""
    for found in re.finditer(r"\s*[|·–—-]\s*(?:ندوة|Nadwa)\s*$|(?<!\w)Nadwa(?!\w)|\s\|\s.*$", passage.own):
        yield Slip(*found.span())


@rule("title", ERROR, "the title is in capitals; write it as a sentence", languages="fr en", kinds=("title",))
def title_as_sentence(passage: Passage) -> Iterator[Slip]:
    """A title is written as a sentence: capitals begin it and names alone."""
    words = [found.group() for found in passage.words if HELD not in found.group()]
    long = [word for word in words if len(word) > 3]
    shouted = [word for word in words if word.isupper() and len(word) > 1]
    is_shouted = len(shouted) > 1 and len(shouted) * 3 > len(words) * 2 and any(len(word) > 4 for word in shouted)
    is_headline = (
        len(words) > 2
        and words[0] in HEADLINE[passage.language]
        and len(long) > 1
        and all(word[0].isupper() for word in long)
        and len(passage.words) == len(words)
    )
    if is_shouted or is_headline:
        yield Slip(0, len(passage.text))


@rule("title-repeated", ERROR, "this says the title again; begin with something new", kinds=("summary", "prose"))
def nothing_said_again(passage: Passage) -> Iterator[Slip]:
    """Neither the first line nor the summary equals the title."""
    is_near = passage.above and abs(len(passage.text) - len(passage.above)) < 12
    if is_near and _plain(passage.text) == _plain(passage.above):
        yield Slip(0, len(passage.text))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


RULES = (
    verbs_that_say,
    no_praise,
    small_offices,
    title_without_stop,
    title_without_dots,
    title_without_day,
    title_without_site,
    title_as_sentence,
    nothing_said_again,
)

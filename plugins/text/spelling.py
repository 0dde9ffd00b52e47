"""The rules of letters and words: what is typed in other letters, stuck together, spelt as elsewhere or without its marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plugins.text.letters import odd_letters, parted_letters
from plugins.text.lexicon import ACCENTS, HAMZA, LIGATURES, REGIONAL
from plugins.text.passages import HELD, Passage
from plugins.text.rulebook import ERROR, WARNING, Slip, rule
from plugins.text.spacing import ARABIC

# Letters of Persian and Urdu that look like Arabic ones, and Cyrillic and Greek ones that look like Latin.
_ALIKE_ARABIC = {
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۃ": "ة",
    "ۂ": "ه",
    "ے": "ي",
    "ٱ": "ا",
}
_ALIKE_LATIN = str.maketrans("аеорсухіАВЕКМНОРСТХІΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeopcyxiABEKMHOPCTXIABEZHIKMNOPTYXo")
_BARE = frozenset(map(str.lower, ACCENTS))
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿĀ-ɏ"
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdcf\ufe70-\ufefc\uff01-\uff5e]+")
_GREEK = re.compile("[\u0370-\u04ff]")
_MIXED = re.compile(
    rf"[{_LATIN}’]*(?:[{_LATIN}][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][{_LATIN}])[\w]*"
)
# The name before a word such as *Edition* that is English with it.
_ENGLISH = re.compile(
    r"(?<![\w’])(?!(?:Le|La|Les|Un|Une|Des|Du|Cette|Cet|Ces|Sa|Son|Leur|Notre|Toute|Chaque)\s)[A-Z]\w*[ -]$"
)
_STUCK = re.compile(rf"[{ARABIC}]*[ةى](?=[{ARABIC}])[{ARABIC}]+")
_ENDED = re.compile(rf"[ةى][{ARABIC}]")
_MET = re.compile(rf"[{_LATIN}{HELD}](?:(?<=[{ARABIC}].)|(?=[{ARABIC}]))")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_WORD = re.compile(rf"[{ARABIC}\u0640\u064b-\u0652\u0670]+")


@rule("stray-control", ERROR, "%(letter)s is invisible or a control; take it out", everywhere=True)
def nothing_invisible(passage: Passage) -> Iterator[Slip]:
    """No text has invisible characters or controls in it."""
    for letter in odd_letters(passage.text):
        yield Slip(letter.offset, letter.offset + 1, "", {"letter": letter.name})


@rule("not-normal", ERROR, "`%(typed)s` is typed in other letters than it shows; write `%(mended)s`", everywhere=True)
def composed_letters(passage: Passage) -> Iterator[Slip]:
    """Letters are whole, and none stands for how another looks."""
    text = passage.text
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        for start, typed, composed in parted_letters(text):
            yield Slip(start, start + len(typed), composed)
    for found in _PRESENTED.finditer(text):
        yield Slip(*found.span(), unicodedata.normalize("NFKC", found.group()))
    if passage.language == "ar" and not passage.signs.isdisjoint(_ALIKE_ARABIC):
        for found in re.finditer(rf"[{''.join(_ALIKE_ARABIC)}]", text):
            yield Slip(*found.span(), _ALIKE_ARABIC[found.group()])
    elif passage.language != "ar" and _GREEK.search(text):
        for found in _MIXED.finditer(text):
            mended = found.group().translate(_ALIKE_LATIN)
            # What is left in other letters is meant, such as the sign of a micrometre.
            if not _GREEK.search(mended):
                yield Slip(*found.span(), mended)


@rule("glued", ERROR, "two words are stuck together in `%(typed)s`; write `%(mended)s`", languages="ar")
def arabic_words_apart(passage: Passage) -> Iterator[Slip]:
    """No letter follows ة or ى, and no digit is stuck to an Arabic word, but for و ب ل ف ك before a number."""
    text = passage.own
    for found in _STUCK.finditer(text) if _ENDED.search(text) else ():
        yield Slip(*found.span(), re.sub(rf"([ةى])(?=[{ARABIC}])", r"\1 ", found.group()))
    if passage.signs.isdisjoint("0123456789"):
        return
    for found in re.finditer(rf"[{ARABIC}]{{2,}}\d+|(?<![\w.,])\d+(?:[.,]\d+)*[{ARABIC}]+", text):
        parts = re.sub(rf"(?<=[{ARABIC}])(?=\d)|(?<=\d)(?=[{ARABIC}])", " ", found.group())
        yield Slip(*found.span(), parts)


@rule(
    "glued",
    ERROR,
    "two words are stuck together in `%(typed)s`; write `%(mended)s`",
    languages="fr en",
    signs="0123456789",
)
def number_and_word_apart(passage: Passage) -> Iterator[Slip]:
    """A number and the word behind it are two words, but for ordinals and names such as 5G."""
    for found in re.finditer(
        rf"(?<![\w.,/:_-])(\d+)((?!(?:i?[èéeê]mes?|i?[èéê]res?|ers?|nde?s?|ières?|ier|mph|kwh|min|bit|fps)(?!\w))[{_LATIN}]{{3,}})(?![\w-])",
        passage.own,
    ):
        if found[2].islower():
            yield Slip(*found.span(), f"{found[1]} {found[2]}")


@rule("lone-waw", ERROR, "`%(typed)s` parts و from its word; write `%(mended)s`", languages="ar", signs="و")
def waw_touches_its_word(passage: Passage) -> Iterator[Slip]:
    """The letter و is written together with the word behind it."""
    pattern = rf"(?<!\S)و (?![{_LATIN}{HELD}])([^\s،؛؟.:!]+)"
    for found in re.finditer(pattern, passage.own) if "و " in passage.own else ():
        yield Slip(*found.span(), f"و{passage.text[found.start(1) : found.end(1)]}")


@rule("lone-waw", ERROR, "`%(typed)s` leaves و alone; put a noun before the name", languages="ar", signs="و")
def waw_before_a_name(passage: Passage) -> Iterator[Slip]:
    """Before a name in other letters و has a noun to lean on."""
    pattern = rf"(?<!\S)و [{_LATIN}{HELD}][^\s،؛؟.:!]*"
    for found in re.finditer(pattern, passage.own) if "و " in passage.own else ():
        yield Slip(*found.span())


@rule(
    "latin-prefix",
    ERROR,
    "`%(typed)s` sticks an Arabic letter to a Latin name; put a noun before the name",
    languages="ar",
)
def latin_names_alone(passage: Passage) -> Iterator[Slip]:
    """No Arabic letter is stuck to a Latin name: an Arabic noun stands before it."""
    pattern = rf"(?<!\w)[{ARABIC}]+(?=([{_LATIN}{HELD}]))[{_LATIN}{HELD}\w&.-]*|[{_LATIN}]+[{ARABIC}]+"
    for found in re.finditer(pattern, passage.own) if _MET.search(passage.own) else ():
        after = passage.text[found.start(1)] if found[1] else "A"
        if re.match(f"[{_LATIN}]", after):
            yield Slip(found.start(), min(found.end(), found.start() + 40))


@rule(
    "tatweel",
    WARNING,
    "`%(typed)s` is drawn out or marked with vowels; write `%(mended)s`",
    languages="ar",
    signs="ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670",
)
def bare_words(passage: Passage) -> Iterator[Slip]:
    """No tatweel, but for الـ بـ لـ before Latin, and no vowel marks, but for one that tells two readings apart."""
    for found in _WORD.finditer(passage.own):
        word = found.group()
        joins = re.fullmatch(r"[وفبكل]{0,2}(?:ال)?ـ|هـ", word)
        marks = _MARKS.findall(word)
        if ("ـ" in word and not joins) or "\u064b" in marks or len(marks) > 1:
            yield Slip(*found.span(), _MARKS.sub("", word).replace("ـ", ""))


@rule("hamza", ERROR, "the hamza of `%(typed)s` is not right; write `%(mended)s`", languages="ar", cues=HAMZA)
def hamza_as_it_is_said(passage: Passage) -> Iterator[Slip]:
    """A hamza is written where it is cut, and not where it joins."""
    for found in passage.words:
        right = HAMZA.get(found.group())
        if right:
            yield Slip(*found.span(), right)


@rule("accent", ERROR, "`%(typed)s` lacks its accent or its joined letters; write `%(mended)s`", languages="fr")
def accents_and_ligatures(passage: Passage) -> Iterator[Slip]:
    """Capitals have their accents, and œ is one letter."""
    may_lack = "oe" in passage.own.lower() or not _BARE.isdisjoint(passage.vocabulary)
    for found in passage.words if may_lack else ():
        word = found.group()
        right = ACCENTS.get(word)
        if right and not _ENGLISH.search(passage.own[: found.start()]):
            yield Slip(*found.span(), right)
        elif "oe" in word or "Oe" in word or "OE" in word:
            low = word.lower()
            part = next(
                (part for part in LIGATURES if low.startswith(part) or low.endswith((part, f"{part}s", f"{part}vre"))),
                "",
            )
            if part and not word.isupper():
                yield Slip(*found.span(), word.replace("oe", "œ").replace("Oe", "Œ"))


@rule(
    "accent", ERROR, "`%(typed)s` lacks its accent or its joined letters; write `%(mended)s`", languages="fr", signs="A"
)
def accent_of_a(passage: Passage) -> Iterator[Slip]:
    """The preposition has its accent as a capital too: *À cette occasion*."""
    pattern = (
        r"(?:^|(?<=[.!?…] ))A(?= (?:cette|cet|ce|ces|la|l’|son|sa|ses|leur|noter|travers|partir|propos|titre|terme)\b)"
    )
    for found in re.finditer(pattern, passage.own):
        yield Slip(*found.span(), "À")


@rule(
    "regional-word",
    WARNING,
    "`%(typed)s` is not the word of Morocco’s press; write `%(mended)s`",
    cues=[word for words in REGIONAL.values() for word in words],
)
def words_of_morocco(passage: Passage) -> Iterator[Slip]:
    """Words are those of Morocco’s press, and of British English."""
    known = REGIONAL[passage.language]
    for found in passage.words:
        word, before = found.group(), passage.own[: found.start()]
        # A capital is a sentence's, unless another follows: then it is a name's.
        is_name = re.compile(r" [A-ZÀ-Ý]").match(passage.own, found.end())
        begins = word[0].isupper() and not is_name and (not before or re.search(r"[.!?…] $", before))
        right = known.get(word.lower() if begins else word)
        if right and not _is_other_word(passage, found):
            yield Slip(*found.span(), right[0].upper() + right[1:] if begins else right)


def _is_other_word(passage: Passage, found: re.Match[str]) -> bool:
    """Tell a word from its twin, such as *transformation digitale* and المحافظ العقاري."""
    before, after = passage.own[: found.start()], passage.own[found.end() :]
    if passage.language == "ar":
        return bool(re.match(r" (?:على|عليه|عليها|العقاري|ال?بنك)", after))
    # A capital on the way to the word begins a name, such as *Forum de la société digitale*.
    is_named = re.search(r"[^\s.!?:…][ ’](?:[A-ZÀ-Ý][\w’-]*)(?: [\w’-]+){0,7} $", before)
    return bool(is_named or re.search(r"[Tt]ransformations? $|[\w]-$", before)) or after.startswith(("-", "’"))


RULES = (
    nothing_invisible,
    composed_letters,
    arabic_words_apart,
    number_and_word_apart,
    waw_touches_its_word,
    waw_before_a_name,
    latin_names_alone,
    bare_words,
    hamza_as_it_is_said,
    accents_and_ligatures,
    accent_of_a,
    words_of_morocco,
)

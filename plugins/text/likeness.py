"""Which words of a text are a known name but for an accent, a hyphen, a hamza, an article, a capital or one letter.

Precision comes first: what is written as any known name is right, what only generic words have in common is no name,
and a plural or a case ending is no mistake.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from plugins.text.passages import HELD

_MARKS = "\u064b-\u0652\u0670"
_WORD = re.compile(rf"[^\W_{HELD}]+(?:[{_MARKS}]+[^\W_{HELD}]*)*")
# Between the words of a name; a point only behind an initial.
_GAP = re.compile(r"(?:(?<=\b[^\W\d_])\.)?[\s’'&,-]{1,3}")
_CLITICS = re.compile("([وف]?[بكل]|[وف])(?=..)")
_HAMZA = str.maketrans("أإآٱؤئةى", "ااااوي" + "هي", "ء\u0640")
# Too short a word may be another one: *V* and *VI*, بن and ابن.
_LONG = 4


@dataclass(frozen=True)
class Name:
    """A name as it is to be written; `typed` are other forms that are to be mended. That of a person has no plural."""

    right: str
    typed: tuple[str, ...] = ()
    is_person: bool = True


@dataclass(frozen=True)
class Likeness:
    """Words of a text that are nearly a name: where they stand, and how it is written."""

    start: int
    end: int
    right: str


# A word where it stands.
_Word = re.Match[str]


class Names:
    """The names of one language, to be looked for in its texts."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Keep the names of two words and more, by all keys under which they may be met."""
        self._by_key: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
        self._by_word: defaultdict[str, list[tuple[int, tuple[str, ...], Name]]] = defaultdict(list)
        self._beginnings: set[str] = set()
        self._parts: dict[str, tuple[bool, bool]] = {}
        self._strange: set[str] = set()
        for name in names:
            for form in (name.right, *name.typed):
                words = tuple(_WORD.findall(form))
                if len(form.split()) > 1:
                    self._keep(form, words, name)

    def find(self, text: str) -> list[Likeness]:
        """Return what is nearly a name in a text, in order of place."""
        words = _WORD.findall(text)
        if self._strange.issuperset(words):
            return []
        parts = [self._part(word) for word in words]
        self._strange.update(word for word, part in zip(words, parts, strict=True) if not any(part))
        tokens = list(_WORD.finditer(text))
        right: list[Likeness] = []
        wrong: list[Likeness] = []
        for at, (begins, is_within) in enumerate(parts):
            for found, is_right in self._alike(text, tokens, at) if begins else ():
                (right if is_right else wrong).append(found)
            if is_within:
                wrong += self._one_letter_off(text, tokens, at)
        return sorted(_apart(wrong, right), key=lambda found: found.start)

    def _keep(self, form: str, words: tuple[str, ...], name: Name) -> None:
        for key in {_key(words, _fold), _key(words, _bare)}:
            self._by_key[key].append((form, name))
            self._beginnings.update(key[:size] for size in range(1, len(key) + 1))
        if form == name.right:
            folded = tuple(map(_bare, words))
            for place, word in enumerate(folded):
                self._by_word[word].append((place, folded, name))

    def _part(self, word: str) -> tuple[bool, bool]:
        """Tell of a word whether a name may begin with it, and whether it stands in one: of most, neither."""
        if word not in self._parts:
            keys = [(_fold(reading), _bare(reading)) for _, reading in _readings(word)]
            begins = any(key in self._beginnings for pair in keys for key in pair)
            self._parts[word] = begins, any(bare in self._by_word for _, bare in keys)
        return self._parts[word]

    def _alike(self, text: str, tokens: list[_Word], at: int) -> Iterator[tuple[Likeness, bool]]:
        """Yield what begins at a word and is a name but for its marks, and whether it is written right."""
        for shift, first in _readings(tokens[at].group()):
            for fold in (_fold, _bare):
                key, last = fold(first), at
                while key in self._beginnings:
                    if key in self._by_key and last > at:
                        typed = first + text[tokens[at].end() : tokens[last].end()]
                        known = self._by_key[key]
                        is_right = any(_is_same(typed, name) for _, name in known)
                        place = tokens[at].start() + shift, tokens[last].end()
                        if "," not in typed or "," in known[0][1].right:
                            yield Likeness(*place, known[0][1].right), is_right
                    last += 1
                    if last == len(tokens) or not _GAP.fullmatch(text, tokens[last - 1].end(), tokens[last].start()):
                        break
                    key += fold(tokens[last].group())

    def _one_letter_off(self, text: str, tokens: list[_Word], at: int) -> Iterator[Likeness]:
        """Yield names around a word that is right in them, while one other word has a letter too many, too few or wrong."""
        for _, word in _readings(tokens[at].group()):
            for place, words, name in self._by_word.get(_bare(word), ()):
                start, end = at - place, at - place + len(words)
                if start < 0 or end > len(tokens):
                    continue
                odd = [
                    (token, right)
                    for token, right in zip(tokens[start:end], words, strict=True)
                    if not any(_bare(reading) == right for _, reading in _readings(token.group()))
                ]
                # The first word of an organisation says what it is: وزيرة is the minister of a وزارة.
                is_kind = odd and odd[0][0] is tokens[start] and not name.is_person
                if len(odd) != 1 or is_kind or not _is_one(text, tokens[start:end], name.right):
                    continue
                if _is_slip(odd[0][0].group(), odd[0][1], name):
                    shift = next(
                        (s for s, reading in _readings(tokens[start].group()) if _bare(reading) == words[0]), 0
                    )
                    yield Likeness(tokens[start].start() + shift, tokens[end - 1].end(), name.right)


def fold(text: str) -> str:
    """Return the letters of a text without what is easily typed otherwise: case, accents, hamza, marks, spaces."""
    return _key(_WORD.findall(text), _fold)


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    word = unicodedata.normalize("NFKD", word.translate(_HAMZA).lower().replace("œ", "oe"))
    return "".join(letter for letter in word if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    """Fold a word, and take its article off."""
    folded = _fold(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > _LONG else folded


def _key(words: Iterable[str], fold: object) -> str:
    return "".join(fold(word) for word in words)  # type: ignore[operator]


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> tuple[tuple[int, str], ...]:
    """Return a word as it may be read: whole, or in Arabic behind the letters that are written with it."""
    readings = [(0, word)]
    clitic = _CLITICS.match(word)
    for size in range(1, len(clitic[1]) + 1 if clitic else 0):
        rest = word[size:]
        readings.append((size, rest))
        # In للجماعة the article has lost its letter.
        if word[size - 1] == "ل" and rest.startswith("ل"):
            readings.append((size, f"ا{rest}"))
    return tuple(readings)


def _is_same(typed: str, name: Name) -> bool:
    """Tell whether words are a name as it is written; that of an organisation may begin with a small letter."""
    typed, right = (re.sub(r"\s+", " ", text.replace("'", "’")) for text in (typed, name.right))
    return typed == right or (not name.is_person and typed.lower() == right.lower())


def _is_one(text: str, tokens: list[_Word], right: str) -> bool:
    gaps = ((one.end(), two.start()) for one, two in pairwise(tokens))
    is_whole = all(_GAP.fullmatch(text, start, end) for start, end in gaps)
    return is_whole and ("," in right or "," not in text[tokens[0].start() : tokens[-1].end()])


def _is_slip(typed: str, right: str, name: Name) -> bool:
    """Tell a slip of one letter in a name from another name, a plural and a case ending."""
    word = _bare(typed)
    if min(len(word), len(right)) < _LONG or word[0] != right[0] or not word.isalpha() or typed.islower():
        # What is written small is no name; Arabic letters are neither small nor large.
        return False
    if not name.is_person and (len(word) != len(right) or word[-1] != right[-1]):
        return False
    return _is_one_letter(word, right)


def _is_one_letter(one: str, two: str) -> bool:
    if len(one) == len(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) == 1
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) == 1 and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _apart(wrong: Collection[Likeness], right: Collection[Likeness]) -> Iterator[Likeness]:
    """Yield the longest of what is wrong at each place, and nothing of what is right there too."""
    taken = list(right)
    for found in sorted(set(wrong), key=lambda found: found.start - found.end):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
            yield found

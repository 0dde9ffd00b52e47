"""What is the same under other words: synonyms, other languages, other spellings, as forms that a text may have.

`thesaurus.txt` holds the common ones, a line each; whoever asks adds the names of the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from plugins.text.folding import keys
from plugins.work.digest import digest

COMMON = Path(__file__).with_suffix(".txt")
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Also:
    """What a text says of one thing: the forms that were found in it, and the keys of all other forms."""

    found: tuple[Keys, ...]
    others: Keys


class Thesaurus:
    """Groups of forms that mean the same, to be found in the keys of a text."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """Keep the groups by their forms; what is called just as another thing in all languages is the same group."""
        found = (dict.fromkeys(form for text in group if (form := tuple(keys(text)))) for group in groups)
        self._all: list[tuple[Keys, ...]] = list(dict.fromkeys(tuple(forms) for forms in found))
        self._groups: list[Keys] = [tuple(dict.fromkeys(key for form in forms for key in form)) for forms in self._all]
        self._of: defaultdict[Keys, list[int]] = defaultdict(list)
        for group, forms in enumerate(self._all):
            for form in forms:
                self._of[form].append(group)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for form in self._of:
            lengths[form[0]].add(len(form))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @cached_property
    def basis(self) -> bytes:
        """The hash of all that decides what is the same."""
        return digest(tuple(self._all))

    def named(self, name: Keys) -> tuple[Keys, ...]:
        """Return all forms of what has this name, the name itself first."""
        return tuple(dict.fromkeys((name, *(form for group in self._of.get(name, ()) for form in self._all[group]))))

    def also(self, texts: Iterable[Sequence[str]]) -> Iterator[Also]:
        """Yield each thing that the keys of some texts speak of, and what it is called otherwise."""
        found: dict[int, dict[Keys, None]] = {}
        for text in texts:
            ends: dict[int, int] = {}
            for at in [at for at, key in enumerate(text) if key in self._lengths]:
                for length in self._lengths[text[at]]:
                    form = tuple(text[at : at + length])
                    for group in self._of.get(form, ()):
                        # A form within a longer one of the same thing says nothing more.
                        if at >= ends.get(group, 0):
                            ends[group] = at + len(form)
                            found.setdefault(group, {})[form] = None
        for group, forms in found.items():
            known = {key for form in forms for key in form}
            if others := tuple(key for key in self._groups[group] if key not in known):
                yield Also(tuple(forms), others)


@cache
def common() -> tuple[tuple[str, ...], ...]:
    """Return the groups that belong to no record."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split(" = ")) for line in lines if line and not line.startswith("#"))

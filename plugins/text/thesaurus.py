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
        """Keep the forms of each group by their first key, longer ones first."""
        self._groups: list[Keys] = []
        self._all: list[tuple[Keys, ...]] = []
        self._forms: defaultdict[str, list[tuple[Keys, int]]] = defaultdict(list)
        for group in groups:
            forms = dict.fromkeys(form for text in group if (form := tuple(keys(text))))
            for form in forms:
                self._forms[form[0]].append((form, len(self._groups)))
            self._all.append(tuple(forms))
            self._groups.append(tuple(dict.fromkeys(key for form in forms for key in form)))
        for starting in self._forms.values():
            starting.sort(key=lambda item: -len(item[0]))

    @cached_property
    def basis(self) -> bytes:
        """The hash of all that decides what is the same."""
        return digest(tuple(self._all))

    def named(self, name: Keys) -> tuple[Keys, ...]:
        """Return all forms of what has this name, the name itself first."""
        groups = (group for form, group in self._forms.get(name[0], ()) if form == name) if name else ()
        return tuple(dict.fromkeys((name, *(form for group in groups for form in self._all[group]))))

    def also(self, texts: Iterable[Sequence[str]]) -> Iterator[Also]:
        """Yield each thing that the keys of some texts speak of, and what it is called otherwise."""
        found: dict[int, dict[Keys, None]] = {}
        for text in texts:
            ends: dict[int, int] = {}
            for at, first in enumerate(text):
                for form, group in self._forms.get(first, ()):
                    # A form within a longer one of the same thing says nothing more.
                    if at >= ends.get(group, 0) and tuple(text[at : at + len(form)]) == form:
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

"""What is gathered of all texts, whom they mention and what they cite, put together from what each said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from plugins.archive import evidence, mentions
from plugins.archive.holdings import Archive
from plugins.archive.stories import Piece
from plugins.work.digest import digest
from plugins.work.memory import Memory

_KIND = "gathered"
# The register and the id of each who is mentioned, and the sources that are cited.
Said = tuple[list[tuple[str, str]], list[str]]


def gather(archive: Archive, prints: Mapping[str, bytes], memory: Memory) -> None:
    """Give an archive its mentions and evidence; only texts whose files have changed are looked through for them.

    `prints` name what the files of each text say, by its folder.
    """
    bearers = archive.bearers
    names = digest(bearers)
    texts: dict[str, Piece] = {piece.folder: piece for piece in (*archive.news, *archive.pages)}
    keys = {folder: digest((names, prints[folder])) for folder in texts if folder in prints and memory.path}
    said: dict[str, Said] = {}
    for folder, key in keys.items():
        known = memory.recall(_KIND, key)
        if known is not None:
            said[folder] = known
    new = [story for story in archive.news if story.folder not in said]
    mentioned = defaultdict[str, list[tuple[str, str]]](list)
    for register, named in mentions.mentions(new, bearers).items():
        for name, stories in named.items():
            for story in stories:
                mentioned[story.folder].append((register, name))
    for folder in texts.keys() - said.keys():
        said[folder] = mentioned[folder], [*evidence.cited(texts[folder])]
        if folder in keys:
            memory.keep(_KIND, keys[folder], said[folder], plain=True)
    stories_on: dict[str, dict[str, list[Piece]]] = {
        register: {name: [] for name in named} for register, named in bearers.items()
    }
    for story in archive.news:
        for register, name in said[story.folder][0]:
            stories_on[register][name].append(story)
    vars(archive)["stories_on"] = {
        register: {name: tuple(stories) for name, stories in named.items()} for register, named in stories_on.items()
    }
    vars(archive)["evidence"] = archive.evidence_by(lambda text: said[text.folder][1])

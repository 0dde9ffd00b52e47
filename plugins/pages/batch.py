"""A batch: files that are made together, and stand as they are while all that they were made of is as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from plugins.pages.page import Page
from plugins.pages.rendering import Renderer
from plugins.pages.site import Text
from plugins.work.digest import digest
from plugins.work.memory import Memory

# A file that was made: its name, the hash of its content, and the one of all that decides it, where that is known.
File = tuple[str, bytes, bytes]


class Tree(Protocol):
    """Where files come to be."""

    def check(self, name: str) -> None:
        """Hold that a name stays within the folder."""

    def link(self, name: str, content: bytes) -> bool:
        """Let a file of an earlier site stand here too if its content has this hash, and tell whether one has."""

    def write(self, name: str, content: bytes) -> bytes:
        """Write a file, unless an earlier site has just this one, and return the hash of its content."""


class Sheets(Protocol):
    """What a batch is written on."""

    def write_page(self, page: Page) -> None:
        """Write a page; a folder's address becomes its `index.html`."""

    def write_made(self, name: str, source: object, make: Callable[[], bytes]) -> None:
        """Write a file that is dear to make; all that decides its bytes is in `source`."""

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file."""


@dataclass(frozen=True)
class Batch:
    """Files that one front module makes, by a name that no other of its batches has.

    They are made of what is in the site's imprint, and of what else is `given`. `texts` tells whose words it will ask
    for, so that all of them are converted at once; what takes longest is begun `first`, where the memory is kept.
    """

    name: str
    write: Callable[[Sheets], None]
    given: object = ()
    texts: Callable[[], Iterable[Text]] = tuple
    first: bool = False


@dataclass(frozen=True)
class BatchWriter:
    """Writes the files of a batch into a tree: what is made of the same as in an earlier build is taken from there."""

    tree: Tree
    renderer: Renderer
    memory: Memory
    basis: bytes
    files: list[File] = field(default_factory=list)

    def write_page(self, page: Page) -> None:
        """Write a page; a folder's address becomes its `index.html`."""
        name = page.address if page.address.endswith(".html") else f"{page.address}index.html"
        self.write_made(name, (self.basis, page), lambda: self.renderer.render(page).encode())

    def write_made(self, name: str, source: object, make: Callable[[], bytes]) -> None:
        """Write a file that is dear to make; all that decides its bytes is in `source`."""
        self.tree.check(name)
        key = digest(source) if self.memory.path else b""
        known: bytes | None = self.memory.recall("files", key)
        if known is None or not self.tree.link(name, known):
            known = self.tree.write(name, make())
        self.files.append((name, known, key))

    def write_bytes(self, name: str, content: bytes) -> None:
        """Write a file."""
        self.tree.check(name)
        self.files.append((name, self.tree.write(name, content), b""))

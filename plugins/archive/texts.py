"""From a folder of Markdown files to the versions of one story or page, and which of them is the original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Generic, TypeVar

import yaml

from plugins.archive import foreign
from plugins.archive.documents import Document, split_header, understand
from plugins.archive.inventory import TextFolder
from plugins.archive.languages import CODES, Code
from plugins.archive.nodes import locate
from plugins.archive.problems import message
from plugins.archive.shaping import Shaper
from plugins.archive.shelf import Shelf
from plugins.archive.stories import OriginalHeader, PageHeader, TranslationHeader, Version
from plugins.archive.words import nearest
from plugins.text.comments import without_comments

Original = TypeVar("Original", OriginalHeader, PageHeader)
_TRANSLATION = frozenset(field.name for field in fields(TranslationHeader))
_FACTS = frozenset(field.name for field in fields(OriginalHeader)) - _TRANSLATION


@dataclass(frozen=True)
class Texts(Generic[Original]):
    """The versions of a folder, drafts among them, with the header of the original."""

    folder: str
    original: Code
    header: Original
    versions: Mapping[Code, Version]


@dataclass
class _File:
    """One Markdown file: its body, and its header as far as it could be read."""

    document: Document
    body: str
    line: int
    node: yaml.MappingNode | None
    header: OriginalHeader | PageHeader | TranslationHeader | None = None

    @property
    def keys(self) -> set[str]:
        return {str(key.value) for key, _ in self.node.value} if self.node else set()

    @property
    def is_draft(self) -> bool:
        return self.node is not None and is_draft(self.node)

    @property
    def names_its_original(self) -> bool:
        # A slip in the word still says what is meant.
        return any(_is_meant_as_translation(key) for key in self.keys)


def read_texts(
    shelf: Shelf, folder: TextFolder, documents: Mapping[Code, Document], shape: type[Original]
) -> Texts[Original] | None:
    """Read the versions of one folder from its files; nothing where one is wrong."""
    files = {code: file for code, document in documents.items() if (file := _opened(shelf, document))}
    if not files:
        return None
    for file in files.values():
        _shape(shelf, file, list(files.values()), shape)
    versions = {code: _version(code, file) for code, file in files.items()}
    is_whole = len(files) == len(folder.files) and all(file.header for file in files.values())
    hidden = is_hidden(shelf, folder)
    originals = {code: file.header for code, file in files.items() if isinstance(file.header, shape)}
    if is_whole and not hidden and len(originals) != 1:
        _count_originals(files, versions, list(originals), shape)
    if not is_whole or hidden or len(originals) != 1:
        shelf.kept_back += versions.values()
        return None
    [(original, header)] = originals.items()
    kept = {code for code, file in files.items() if file.header and file.header.status == "draft"}
    if original in kept:
        shelf.drafts.add(shelf.folder(folder.path))
        kept = set(versions)
    versions |= {code: replace(versions[code], draft=True) for code in kept}
    shelf.kept_back += [version for version in versions.values() if version.draft]
    return Texts(shelf.folder(folder.path), original, header, versions)


def missing(shelf: Shelf, path: Path) -> Document:
    """Return an empty document for a file that should be there, and say so once."""
    document = Document(path, shelf.inventory.name(path))
    if path not in shelf.inventory.told and path.parent not in shelf.inventory.told:
        document.report(1, 1, message("is missing; create it"))
    shelf.documents.append(document)
    return document


def is_hidden(shelf: Shelf, folder: TextFolder) -> bool:
    """Tell whether something that cannot be read lies where a version of a text should."""
    return any(folder.path / f"{code}.md" in shelf.inventory.told for code in CODES)


def is_draft(header: yaml.Node) -> bool:
    """Tell whether a header says that its text is a draft."""
    node = locate(header, "status")
    return isinstance(node, yaml.ScalarNode) and node.value.strip() == "draft"


def _opened(shelf: Shelf, document: Document) -> _File | None:
    understand(document)
    parts = split_header(document) if document.is_read else None
    if parts is None:
        return None
    header, body, line = parts
    return _File(document, body, line, shelf.compose(document, header, first_line=2))


def _shape(shelf: Shelf, file: _File, files: list[_File], shape: type[Original]) -> None:
    if file.node is None:
        return
    shaper = Shaper(file.document, shelf.ids)
    if not _is_translation(file, files):
        file.header = shaper.record(file.node, shape)
        return
    if file.keys & _FACTS and not any(other.keys & _FACTS and not other.names_its_original for other in files):
        key = next(key for key, _ in file.node.value if _is_meant_as_translation(str(key.value)))
        told = "this has the facts of an original; take `translation` out, or add the file that it was translated from"
        file.document.report_at(key, message(told))
        return
    kept = []
    for key, value in file.node.value:
        if shape is OriginalHeader and key.value in _FACTS:
            told = "a translation takes `%(name)s` from its original; take it out"
            file.document.report_at(key, message(told, name=key.value))
        else:
            kept.append((key, value))
    own = yaml.MappingNode(file.node.tag, kept, file.node.start_mark, file.node.end_mark)
    header = shaper.record(own, TranslationHeader)
    file.header = header if len(kept) == len(file.node.value) else None


def _is_translation(file: _File, files: list[_File]) -> bool:
    """Tell what a header is meant to be: one without any facts beside one that has them lacks its `translation`."""
    if file.names_its_original or file.keys & _FACTS:
        return file.names_its_original
    return any(other.keys & _FACTS and not other.names_its_original for other in files)


def _is_meant_as_translation(key: str) -> bool:
    return not foreign.is_none_of_ours(key) and nearest(key, _TRANSLATION | _FACTS) == "translation"


def _version(code: Code, file: _File) -> Version:
    """Make a version; without a header that can be read, its body is still worth checking."""
    header = file.header
    return Version(
        language=code,
        title=header.title if header else "",
        summary=header.summary if header else "",
        # What a draft says to its author is gone before any rule or template can see it.
        body=without_comments(file.body) if file.is_draft else file.body,
        path=file.document.name,
        line=file.line,
        translation=header.translation if isinstance(header, TranslationHeader) else None,
    )


def _count_originals(
    files: Mapping[Code, _File], versions: Mapping[Code, Version], originals: list[Code], shape: type
) -> None:
    """Say which files must change so that one of them is the original."""
    for code in originals[1:]:
        if shape is OriginalHeader:
            told = "%(first)s.md is an original too; write `translation: {of: %(first)s, revision: %(revision)s}` instead of date, themes and sources in one of them"
        else:
            told = "%(first)s.md is an original too; add `translation: {of: %(first)s, revision: %(revision)s}` to one of them"
        files[code].document.report(2, 1, message(told, first=originals[0], revision=versions[originals[0]].revision))
    if not originals:
        file = next(iter(files.values()))
        told = "no version here is the original; take `translation` out of the one that was written first"
        file.document.report(2, 1, message(told))

"""The rules of links: where a text leads, there is something."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from plugins.archive.editions import Edition
from plugins.archive.holdings import folder_of
from plugins.archive.insertions import Unheld, inserting
from plugins.archive.problems import Message, Problem, message
from plugins.archive.reading import Reading
from plugins.archive.stories import Story, Version
from plugins.archive.words import few, nearest
from plugins.text.links import LINK_MARK, MAIL, OUTSIDE, WEB, is_mail_address, is_web_address
from plugins.text.markup import mentions
from plugins.text.references import references

# What other tools, or the built site, have before and behind the name of a folder.
_MARKED = re.compile(r"^(?:\{\w+\}|\|\w+\|)")
_BEFORE = re.compile(r"^/(?:(?:ar|fr|en)/|content/)?")
_AFTER = re.compile(r"(?:/(?:ar|fr|en)\.md|/index\.html|/edition\.yaml)$")


def links_land(reading: Reading) -> Iterator[Problem]:
    """A link leads to a published folder of the archive by `{filename}`, to a part of a page, or to the web."""
    for version in reading.versions:
        for link in references(version.body).links:
            told = _astray(reading, version, link.target)
            if told:
                yield reading.in_text(told, version, link)


def _astray(reading: Reading, version: Version, address: str) -> Message | None:
    """Say why an address leads nowhere, or nothing where it lands."""
    if not address:
        return message("this link is empty; write where it leads")
    if " " in address.strip() and (address.startswith((LINK_MARK, *WEB)) or ":" not in address):
        return message(
            "`%(address)s` has a space in it; write %%20 in its place, or the right address", address=address
        )
    if address.startswith(WEB) and not is_web_address(address):
        told = "`%(address)s` is not a web address; write it whole, with https:// and without a name or password"
        return message(told, address=address)
    if address.startswith(MAIL) and not is_mail_address(address):
        return message("`%(address)s` is not a mail address; write mailto:name@example.org", address=address)
    if not address.startswith((LINK_MARK, *OUTSIDE)):
        return _unmarked(reading, version, address)
    if address.startswith(OUTSIDE) and not address.startswith("#"):
        return None
    path, mark, part = address.removeprefix(LINK_MARK).partition("#")
    folder = folder_of(path, version.folder) if path else version.folder
    # A draft cannot be found in the archive, but it can lead to its own parts.
    own = version if folder == version.folder else None
    if own is None and folder not in reading.archive.by_folder:
        return None if reading.waits(folder) else _nowhere(reading, folder, path)
    # What another text says is looked for only where a part of it is named.
    parts = _parts(reading, folder, version, own) if mark else frozenset[str]()
    return _no_part(part, parts) if mark and unquote(part) not in parts else None


def _parts(reading: Reading, folder: str, version: Version, own: Version | None) -> frozenset[str]:
    """Return what a link may name on the page of a folder."""
    target = reading.archive.by_folder.get(folder)
    if isinstance(target, Edition):
        return _parts_of_edition(reading, target)
    shown = own or (target.best(version.language) if target else version)
    found = references(shown.body)
    sources = bool(found.sources) or (isinstance(target, Story) and bool(target.sources)) or target is None
    tags = isinstance(target, Story) or target is None
    parts = _headings(reading, shown) if found.insertions else found.parts
    return frozenset({"main", *parts, *(["sources"] * sources), *(["tags"] * tags)})


def _headings(reading: Reading, version: Version) -> Iterable[str]:
    """Return the ids of headings as readers find them, made of the words of inserted facts."""
    try:
        return mentions(version.body, inserting(reading.archive, version.folder, version.language)).parts
    except Unheld:
        return references(version.body).parts


def _parts_of_edition(reading: Reading, edition: Edition) -> frozenset[str]:
    held = {
        "disagreements": edition.disagreements,
        "programme": edition.programme,
        "people": edition.people,
        "agreements": edition.agreements,
        "channels": edition.channels,
        "gaps": edition.gaps,
        "stories": reading.archive.stories_of.get(edition.id),
    }
    named = {f"x-{disagreement.id}" for disagreement in edition.disagreements}
    return frozenset({"main", "facts", "organisations", *named, *(part for part, items in held.items() if items)})


def _unmarked(reading: Reading, version: Version, address: str) -> Message:
    """Say how an address is written that has no beginning of those that are known; a folder's may be guessed."""
    path, mark, part = address.partition("#")
    path = _MARKED.sub("", path)
    plain = _BEFORE.sub("/", path) if path.startswith("/") else path
    for way in (plain, f"/{plain}"):
        folder = _AFTER.sub("", folder_of(way, version.folder))
        if folder in reading.archive.by_folder:
            right = f"{LINK_MARK}/{folder}{mark}{part}"
            return message("`%(address)s` leads nowhere; write %(right)s", address=address, right=right)
    return message("`%(address)s` leads nowhere; begin with {filename}, https://, mailto: or #", address=address)


def _nowhere(reading: Reading, folder: str, path: str) -> Message:
    folders = reading.archive.by_folder
    if path.strip("/") in folders and not path.startswith("/"):
        told = "`%(path)s` is not below this text's folder; begin with a slash: {filename}/%(path)s"
        return message(told, path=path.strip("/"))
    if folder in (reading.declared["drafts"] or ()):
        return message("`%(folder)s` is a draft; publish it first, or take the link out", folder=folder)
    straight = posixpath.normpath(folder.replace("\\", "/"))
    near = straight if straight in folders else nearest(folder, folders)
    if near:
        told = "`%(folder)s` is no published folder; did you mean {filename}/%(near)s?"
        return message(told, folder=folder, near=near)
    if few(folders):
        return message("`%(folder)s` is no published folder; use one of: %(few)s", folder=folder, few=few(folders))
    return message("`%(folder)s` is no published folder; write {filename}/editions/ and the name of one", folder=folder)


def _no_part(part: str, parts: frozenset[str]) -> Message:
    near = nearest(part, parts)
    if near:
        return message("the page has no part `#%(part)s`; did you mean `#%(near)s`?", part=part, near=near)
    if few(parts):
        return message("the page has no part `#%(part)s`; use one of: %(few)s", part=part, few=few(parts))
    return message("the page has no part `#%(part)s`; name a heading of it", part=part)

"""A bucket as a host: what a web host or a CDN shows lies at its own keys, and every release beside it.

    ar/index.html …                  what readers get
    .releases/content/<sha256>       every content of every kept release, once
    .releases/<id>.json              the manifests; .releases/<id>.etags what the store called each content
    .releases/current                which release is on show, written when all of it is

A bucket has no link that could be turned, so everything is sent beside first, and a switch copies within the store, in
the order in which nothing leads to what is not there yet. A switch looks at what lies there and not at what should: it
mends what an earlier one left, and so does a way back, which sends nothing.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import brotli

from plugins.files.store import Store
from plugins.publishing import caching
from plugins.publishing.compressing import squeezed
from plugins.publishing.host import Advance, State
from plugins.publishing.manifest import Content, Manifest, read_manifest
from plugins.publishing.objects import Objects, all_at_once
from plugins.publishing.setbacks import Setback

KEPT = ".releases/"
CONTENT, CURRENT, LOCK = f"{KEPT}content/", f"{KEPT}current", f"{KEPT}lock"
LAST = f"{KEPT[:-1]}0"  # what sorts after all that is kept
FORGOTTEN = 3600.0


@dataclass(frozen=True)
class Bucket:
    """A host in an object store; `holder` names who publishes, so that they can go on where they broke off."""

    objects: Objects
    encoding: str
    holder: str
    store: Store
    seen: dict[str, str] = field(default_factory=dict, compare=False)

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """Hold an object that only one can create; one's own, and one that is an hour old, was left by a broken one."""
        for _ in range(2):
            if self.objects.create(LOCK, self.holder.encode()):
                break
            left = self.objects.get(LOCK) == self.holder.encode() or self.objects.age(LOCK) > FORGOTTEN
            if not left:
                told = "Wait for it, then publish again; if there is none, delete the object"
                raise Setback(f"Another publication to {self.objects.bucket} is under way. {told} {LOCK}.")
            self.objects.delete(LOCK)
        self.seen.clear()
        try:
            yield
        finally:
            with contextlib.suppress(Setback):
                self.objects.delete(LOCK)

    def state(self) -> State:
        """Return the releases that have a manifest, and which of them was shown last."""
        keys = sorted(key for key in self.objects.etags(KEPT, deep=False) if key.endswith(".json"))
        found = dict.fromkeys(keys, b"")
        all_at_once(lambda key: found.update({key: self.objects.get(key) or b""}), keys)
        releases = (read_manifest(text.decode("utf-8", "replace")) for text in found.values())
        return State(self._current()[0], {release.id: release for release in releases})

    def send(self, tree: Path, manifest: Manifest, state: State, advance: Advance) -> None:
        """Bring every content that is not there, then what the store calls each, and the manifest last."""
        there = self._content()
        wanted = {self._key(name, content): name for name, content in manifest.files.items()}
        etags: dict[str, str] = {}

        def bring(item: tuple[str, str]) -> None:
            key, name = item
            body = self._body(name, (tree / name).read_bytes())
            # Where an ETag is a hash of the content, as it mostly is, it shows a damaged one.
            md5 = hashlib.md5(body, usedforsecurity=False).hexdigest()
            known = there.get(key, "")
            etags[key] = known if known.strip('"') == md5 else self.objects.put(key, body)
            advance(len(etags), len(wanted))

        all_at_once(bring, wanted.items())
        self.seen.update(etags)
        self.objects.put(f"{KEPT}{manifest.id}.etags", json.dumps(etags, sort_keys=True).encode())
        self.objects.put(f"{KEPT}{manifest.id}.json", manifest.written().encode())

    def differing(self, manifest: Manifest) -> list[str]:
        """Return the files whose content is not kept, or no longer as it was sent."""
        there, sent = self._content(), self._etags(manifest)
        keys = {name: self._key(name, content) for name, content in manifest.files.items()}
        return sorted(name for name, key in keys.items() if not there.get(key) or there[key] != sent.get(key))

    def switch(self, manifest: Manifest, state: State) -> None:
        """Copy what differs to its place, in order; then say that it is on show, and take away what is not of it."""
        kept, live = self._content(), self._live()
        wanted = {name: self._key(name, content) for name, content in manifest.files.items()}
        ruled = self._current()[1] == self._rules()
        stale = [name for name, key in wanted.items() if not ruled or live.get(name) != kept.get(key)]

        def show(name: str) -> None:
            live[name] = self.objects.copy(wanted[name], name, self._headers(name))
            # Where the store tells a copy apart from what it was copied from, its content decides.
            if live[name] != kept.get(wanted[name]) and self.sums([name]) != {name: manifest.files[name].sha256}:
                raise Setback(f"{self.objects.bucket} shows another /{name} than was sent. Publish again.")

        for _, names in groupby(sorted(stale, key=lambda name: (caching.rank(name), name)), caching.rank):
            all_at_once(show, names)
        self.objects.put(CURRENT, f"{manifest.id} {self._rules()}".encode())
        known = [manifest, *state.releases.values()]
        self._clear(live.keys() & {name for release in known for name in release.files}, manifest, known)

    def withdraw(self) -> None:
        """Say that no release is on show; what the first one brought goes when it is dropped."""
        self.objects.delete(CURRENT)

    def drop(self, release: str, state: State) -> None:
        """Remove a release, its manifest first, and then whatever no other one needs."""
        now = self.state()
        dropped = now.releases.get(release)
        for ending in ("json", "etags"):
            self.objects.delete(f"{KEPT}{release}.{ending}")
        others = [manifest for name, manifest in now.releases.items() if name != release]
        needed = {self._key(name, content) for manifest in others for name, content in manifest.files.items()}
        all_at_once(self.objects.delete, [key for key in self.objects.etags(CONTENT) if key not in needed])
        self.seen.clear()
        if dropped:
            self._clear(self._live().keys() & dropped.files.keys(), now.shown, others)

    def sums(self, names: list[str]) -> dict[str, str]:
        """Return the SHA-256 of what lies at the key of each file."""
        return {name: _hashed(found) for name in names if (found := self.read(name)) is not None}

    def read(self, name: str) -> bytes | None:
        """Return what lies at the key of a file, unpacked; None where nothing does."""
        body = self.objects.get(name)
        if body is None or not self._is_encoded(name):
            return body
        return bytes(brotli.decompress(body)) if self.encoding == "br" else gzip.decompress(body)

    def _clear(self, brought: set[str], shown: Manifest | None, kept: list[Manifest]) -> None:
        """Take away what was brought and neither is on show nor may be asked for by readers of another release."""
        lasting = {name for manifest in kept for name in manifest.files if caching.is_lasting(name)}
        all_at_once(self.objects.delete, sorted(brought - lasting - {*(shown.files if shown else ())}))

    def _current(self) -> tuple[str, str]:
        """Return the release on show, and by which rules its objects were told their kind and lifetime."""
        release, _, rules = (self.objects.get(CURRENT) or b"").decode("utf-8", "replace").partition(" ")
        return release, rules

    def _live(self) -> dict[str, str]:
        # No name of a published file sorts before what is kept.
        return self.objects.etags(after=LAST)

    def _content(self) -> dict[str, str]:
        """Return what is kept, as it was when this publication began, with what it has brought since."""
        if not self.seen:
            self.seen.update(self.objects.etags(CONTENT))
        return self.seen

    def _etags(self, manifest: Manifest) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.objects.get(f"{KEPT}{manifest.id}.etags") or b"{}")
        return found

    def _is_encoded(self, name: str) -> bool:
        return self.encoding != "none" and caching.shrinks(name)

    def _key(self, name: str, content: Content) -> str:
        return f"{CONTENT}{content.sha256}{f'.{self.encoding}' if self._is_encoded(name) else ''}"

    def _body(self, name: str, data: bytes) -> bytes:
        return squeezed(data, self.encoding, self.store) if self._is_encoded(name) else data

    def _headers(self, name: str) -> dict[str, str]:
        packed = {"ContentEncoding": self.encoding} if self._is_encoded(name) else {}
        return {"ContentType": caching.kind_of(name), "CacheControl": caching.lifetime(name), **packed}

    def _rules(self) -> str:
        """Name all that decides what is told of an object besides its content: another name, and all are told anew."""
        names = ("theme/x.00000000.css", *(f"x{ending}" for ending in (*caching.KINDS, *caching.PACKED)))
        return _hashed(json.dumps([self._headers(name) for name in names]).encode())[:16]


def _hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

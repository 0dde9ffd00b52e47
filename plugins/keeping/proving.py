"""Proves an export unharmed, or names what is damaged: which file, what was expected, and what was found."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import bagit

from plugins.desk.obstacles import Obstacle
from plugins.keeping import offline, webarchive
from plugins.keeping.sealing import counting, seals

BAG = "bagit.txt"
LARGEST = 8 << 30
_SHORT = 16


class Harmed(Obstacle):
    """An export is not as it was made; `harms` say what is wrong, a file to each."""

    def __init__(self, file: Path, harms: list[str]) -> None:
        self.harms = harms
        count = f"{len(harms)} thing{'s' * (len(harms) != 1)} wrong"
        super().__init__("\n".join([*harms, f"{file} is damaged: {count}. Take another copy."]))


def prove(file: Path) -> str:
    """Return a line that says what an export is and how many files of it are as they were.

    Raises:
        Harmed: the export is damaged.
        Obstacle: it is none of this archive's exports.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            kind, read, harms = _read(file, packed)
    except (zipfile.BadZipFile, EOFError):
        raise Obstacle(
            f"{file} is no whole ZIP: it was cut off on its way, or is something else. Take another copy."
        ) from None
    except OSError as error:
        raise Obstacle(f"{file} cannot be read: {error.strerror or error}. Name another file with --check.") from None
    except NotImplementedError:
        raise Obstacle(f"{file} is packed in a way that no export is. Take another copy.") from None
    found, expected = seals(file)
    if found != expected and not harms:
        harms.append(f"{file}: its seal is {_short(found)}, its bytes say {_short(expected)}")
    if harms:
        raise Harmed(file, harms)
    return f"{file}: {kind}, all {read} files as they were"


def _read(file: Path, packed: zipfile.ZipFile) -> tuple[str, int, list[str]]:
    names = packed.namelist()
    _refuse_dangers(file, packed)
    for kind, is_it, check in _KINDS:
        if is_it(set(names)):
            return kind, len(names), list(check(packed))
    raise Obstacle(f"{file} is a ZIP, but none of this archive’s exports: it has no manifest that is known here.")


def _refuse_dangers(file: Path, packed: zipfile.ZipFile) -> None:
    """Refuse what would leave its folder or fill the disk, before anything of it is unpacked."""
    entries = packed.infolist()
    strange = [e.filename for e in entries if e.filename.startswith("/") or ".." in PurePosixPath(e.filename).parts]
    doubled = len({entry.filename for entry in entries}) < len(entries)
    if strange or doubled or sum(entry.file_size for entry in entries) > LARGEST:
        raise Obstacle(f"{file} is none of this archive’s exports: {_reason(strange, doubled)}. Do not unpack it.")


def _reason(strange: list[str], doubled: bool) -> str:
    if strange:
        return f"`{strange[0]}` would be unpacked outside its folder"
    return "a name stands twice in it" if doubled else f"it would take more than {LARGEST >> 30} GB"


def _contents(packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes | None]]:
    """Yield every file with its bytes, or none where they cannot be unpacked."""
    names = packed.namelist()
    with counting(len(names)) as tick:
        for name in names:
            try:
                yield name, packed.read(name)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
                yield name, None
            tick()


def _compared(found: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong, file by file; a digest is empty where a file cannot be unpacked."""
    for name in sorted(found.keys() | expected.keys()):
        if name not in found:
            yield f"{name}: is missing"
        elif not found[name]:
            yield f"{name}: its bytes are damaged and cannot be unpacked"
        elif name not in expected:
            yield f"{name}: is not in the manifest"
        elif found[name] != expected[name]:
            yield f"{name}: expected {_short(expected[name])}, found {_short(found[name])}"


def _short(digest: str) -> str:
    return f"{digest[:_SHORT]}…" if digest else "missing"


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _check_folder(packed: zipfile.ZipFile) -> Iterator[str]:
    """Compare every file with the manifest among them."""
    manifest, found = b"", {}
    for name, data in _contents(packed):
        found[name] = _digest(data)
        manifest = data or b"" if name == offline.MANIFEST else manifest
    if not manifest or not found.pop(offline.MANIFEST):
        return iter([f"{offline.MANIFEST}: its bytes are damaged and cannot be unpacked"])
    lines = (line.partition("  ") for line in manifest.decode("utf-8", "replace").splitlines())
    return _compared(found, {name: digest for digest, _, name in lines})


def _check_webarchive(packed: zipfile.ZipFile) -> Iterator[str]:
    """Compare every file with the package that lists it, and the package with its digest."""
    files = dict(_contents(packed))
    found = {name: _digest(data) for name, data in files.items()}
    try:
        package = json.loads(files[webarchive.PACKAGE] or b"")
        digest = json.loads(files.pop(webarchive.DIGEST) or b"")
        expected = {str(one["path"]): _bare(one["hash"]) for one in package["resources"]}
        expected[webarchive.PACKAGE] = _bare(digest["hash"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return iter([f"{webarchive.PACKAGE} or {webarchive.DIGEST}: cannot be read"])
    return _compared({name: found[name] for name in files}, expected)


def _bare(value: object) -> str:
    return str(value).removeprefix("sha256:")


def _check_bag(packed: zipfile.ZipFile) -> Iterator[str]:
    """Unpack the bag and have it validated by the library that makes bags."""
    with tempfile.TemporaryDirectory(prefix="nadwa-bag-") as folder:
        damaged = []
        for name, data in _contents(packed):
            if data is None:
                damaged.append(f"{name}: its bytes are damaged and cannot be unpacked")
            elif not name.endswith("/"):
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        top = Path(folder, packed.namelist()[0].split("/")[0])
        return iter(damaged or list(_invalid(top)))


def _invalid(top: Path) -> Iterator[str]:
    try:
        bagit.Bag(str(top)).validate()
    except bagit.BagValidationError as error:
        for detail in error.details:
            yield f"{top.name}/{_told(detail)}"
        if not error.details:
            yield f"{top.name}: {error.message}"
    except (bagit.BagError, ValueError, UnicodeError) as error:
        yield f"{top.name}: {error}"


def _told(detail: object) -> str:
    if isinstance(detail, bagit.ChecksumMismatch):
        digests = f"expected {_short(detail.expected)}, found {_short(detail.found)}"
        return f"{detail.path}: {detail.algorithm}: {digests}"
    if isinstance(detail, bagit.FileMissing):
        return f"{detail.path}: is missing"
    if isinstance(detail, bagit.UnexpectedFile):
        return f"{detail.path}: is not in the manifest"
    return str(detail)


def _is_bag(names: set[str]) -> bool:
    return len({name.split("/")[0] for name in names}) == 1 and any(name.endswith(f"/{BAG}") for name in names)


_Check = Callable[[zipfile.ZipFile], Iterator[str]]
_KINDS: tuple[tuple[str, Callable[[set[str]], bool], _Check], ...] = (
    ("a bag", _is_bag, _check_bag),
    ("a web archive", lambda names: {webarchive.PACKAGE, webarchive.DIGEST} <= names, _check_webarchive),
    ("a copy that opens from a folder", lambda names: offline.MANIFEST in names, _check_folder),
)

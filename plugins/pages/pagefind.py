"""Pagefind at work: postings in, the files of an index out.

It is spoken to as its own bindings do, a message after the other, for only so the order of the postings is ours and
not that of a folder on the disk; Pagefind numbers them as they come, and the same postings give the same bytes.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Thread
from typing import IO, Any

from plugins.archive.languages import Code
from plugins.pages.postings import Posting

ENTRY, SCRIPT, ENGINE = "pagefind-entry.json", "pagefind.js", "wasm.unknown.pagefind"
_PACKAGE = "pagefind_bin"
_PARTS = (".pf_meta", ".pf_index", ".pf_fragment")
_MEND = "bring the environment back with: python3 tasks.py build"
Files = dict[str, bytes]


class Unindexed(Exception):
    """No index could be made; the text says why, and how to mend it."""


def engine() -> str:
    """Return which Pagefind makes the index; what another one made is of no use."""
    try:
        return f"pagefind {version(_PACKAGE)}"
    except PackageNotFoundError:
        raise Unindexed(f"the package {_PACKAGE} is not installed, so nothing can be searched; {_MEND}") from None


def index(postings: Mapping[Code, Sequence[Posting]]) -> Files:
    """Return the files of the index, a part for each language, or raise `Unindexed`."""
    return joined(parts(postings))


def parts(postings: Mapping[Code, Sequence[Posting]]) -> dict[Code, Files]:
    """Return an index for each language, which knows of no other, or raise `Unindexed`."""
    program = _program()
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda code: _indexed(program, code, postings[code]), postings)
    return dict(zip(postings, made, strict=True))


def joined(parts: Mapping[Code, Files]) -> Files:
    """Return the indexes of some languages as one."""
    files: Files = {}
    entry: dict[str, Any] = {}
    for code, found in parts.items():
        own = json.loads(found[ENTRY])
        entry = {**own, "languages": {**entry.get("languages", {}), code: own["languages"][_unstemmed(code)]}}
        files |= {name: found[name] for name in found if name in (SCRIPT, ENGINE) or name.endswith(_PARTS)}
    return {**files, ENTRY: json.dumps(entry, separators=(",", ":")).encode()}


def _unstemmed(code: Code) -> str:
    """Return a code for private use, of which Pagefind knows no endings: the keys have none any more."""
    return f"q{code}"


def _program() -> Path:
    engine()
    try:
        found: Path = importlib.import_module(_PACKAGE).get_executable()
    except (ImportError, OSError) as error:
        raise Unindexed(f"the package {_PACKAGE} has no program for this machine ({error}); {_MEND}") from None
    return found


def _indexed(program: Path, code: Code, postings: Sequence[Posting]) -> Files:
    try:
        process = subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise Unindexed(f"{program.name} does not start: {error.strerror or error}; {_MEND}") from None
    assert process.stdin
    assert process.stdout
    with process:
        try:
            answers = _answers(process.stdout)
            _send(process.stdin, [{"type": "NewIndex", "config": None}])
            place = next(answers)["index_id"]
            messages = [_record(code, place, posting) for posting in postings]
            # It answers while it is told more, and each side would wait for the other.
            teller = Thread(target=_send, args=(process.stdin, [*messages, {"type": "GetFiles", "index_id": place}]))
            teller.start()
            files = next(answer["files"] for answer in answers if answer["type"] == "GetFiles")
            teller.join()
        except StopIteration:
            raise Unindexed(f"{program.name} stopped before the index was made; {_MEND}") from None
        finally:
            process.kill()
            with contextlib.suppress(OSError):  # what it was not told any more is of no use
                process.stdin.close()
    return {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in files}


def _record(code: Code, place: int, posting: Posting) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": place,
        # Whatever is metadata is searched as well; an address is not, and comes back as it was given.
        "url": posting.shown,
        "content": posting.content,
        "language": _unstemmed(code),
        "meta": {"title": posting.title},
        "filters": None,
        "sort": None,
    }


def _send(stream: IO[bytes], messages: Sequence[dict[str, Any]]) -> None:
    with contextlib.suppress(OSError):  # that it stopped is seen where its answers are read
        for message in messages:
            told = json.dumps({"message_id": 1, "payload": message})
            stream.write(base64.b64encode(told.encode()) + b",")
        stream.flush()


def _answers(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what Pagefind answers; each answer ends in a comma."""
    rest = b""
    while chunk := stream.read1(1 << 20):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).split(b",")
        for answer in whole:
            try:
                payload: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
            except (ValueError, KeyError, TypeError):
                raise Unindexed(f"Pagefind answered what nobody understands; {_MEND}") from None
            if payload["type"] == "Error":
                raise Unindexed(f"Pagefind refused: {payload['message']}")
            yield payload

"""The places where the archive is published, read from one file; a credential is none of its words."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

from plugins.publishing.setbacks import Setback

Encoding = Literal["none", "gzip", "br"]
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_SECRET = re.compile(r"secret|token|password|passphrase|credential|_key|^key")


@dataclass(frozen=True, kw_only=True)
class Target:
    """A place where the archive is published; `address` is where readers find it, else that of NADWA_URL."""

    kind: ClassVar[str]
    name: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Folder(Target):
    """A folder of this machine: `releases/` and the link `current`, which a web server shows."""

    kind = "folder"
    folder: str
    compress: bool = True


@dataclass(frozen=True, kw_only=True)
class Remote(Target):
    """The same folder on another machine, by ssh and rsync; `host` is as ssh knows it."""

    kind = "ssh"
    host: str
    folder: str
    port: int = 0
    compress: bool = True


@dataclass(frozen=True, kw_only=True)
class Bucket(Target):
    """A bucket of an object store that speaks S3; `encoding` is how texts lie in it."""

    kind = "s3"
    bucket: str
    endpoint: str = ""
    region: str = ""
    encoding: Encoding = "none"


@dataclass(frozen=True, kw_only=True)
class GitHubPages(Target):
    """A folder that a workflow of the code host hands to GitHub Pages."""

    kind = "github-pages"
    folder: str = "output"


@dataclass(frozen=True, kw_only=True)
class Netlify(Target):
    """A site of Netlify, by its own program."""

    kind = "netlify"
    site: str


@dataclass(frozen=True, kw_only=True)
class CloudflarePages(Target):
    """A project of Cloudflare Pages, by its own program."""

    kind = "cloudflare-pages"
    project: str
    branch: str = "main"


KINDS: Mapping[str, type[Target]] = {
    made.kind: made for made in (Folder, Remote, Bucket, GitHubPages, Netlify, CloudflarePages)
}


def read_targets(path: Path) -> dict[str, Target]:
    """Return the targets of a file by name.

    Raises:
        Setback: with everything that is wrong in it, each with its line.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise Setback(f"There is no {path}. The README says what to write in it.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Setback(f"{path} cannot be read: {error}") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Setback(_broken(path, text, str(error))) from None
    problems = [
        f"{path}:{line}: {told}" for name, table in tables.items() for line, told in _problems(text, name, table)
    ]
    if problems:
        raise Setback("\n".join(problems))
    return {name: _made(name, table) for name, table in tables.items()}


def chosen(targets: Mapping[str, Target], name: str, path: Path) -> Target:
    """Return the target of a name.

    Raises:
        Setback: there is none, and these there are.
    """
    if name in targets:
        return targets[name]
    known = ", ".join(f"`{one}`" for one in sorted(targets)) or "none yet"
    raise Setback(f"`{name}` is no target of {path}; it has: {known}.")


def _made(name: str, table: Mapping[str, Any]) -> Target:
    return KINDS[table["kind"]](name=name, **{key: value for key, value in table.items() if key != "kind"})


def _problems(text: str, name: str, table: object) -> Iterator[tuple[int, str]]:
    line = _line(text, name)
    if not isinstance(table, dict):
        yield line, f"`{name}` is no target; write [{name}] and its keys below it"
        return
    if not NAME.fullmatch(name):
        yield line, f"`{name}` is no name for a target; write small letters, digits and hyphens"
    if table.get("kind") not in KINDS:
        told = "lacks its kind" if "kind" not in table else f"is of no kind `{table['kind']}`"
        yield _line(text, name, "kind"), f"`{name}` {told}; write kind = one of {', '.join(KINDS)}"
        return
    known = {one.name: one for one in fields(KINDS[table["kind"]]) if one.name != "name"}
    for key, value in table.items():
        for told in _wrong(key, value, known, KINDS[table["kind"]]) if key != "kind" else ():
            yield _line(text, name, key), told
    for key, one in known.items():
        if key not in table and one.default is MISSING:
            yield line, f"`{name}` lacks `{key}`; write {key} = …"


def _wrong(key: str, value: object, known: Mapping[str, Field[Any]], kind: type[Target]) -> Iterator[str]:
    if key not in known and _SECRET.search(key.lower()):
        yield f"`{key}` looks like a credential; take it out, and give it in the environment"
    elif key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        yield f"`{key}` is no key of kind `{kind.kind}`; " + (f"write `{near[0]}`" if near else "take it out")
    elif told := _misfit(value, get_type_hints(kind)[key]):
        yield f"`{key}` must be {told}"
    elif isinstance(value, str) and not value.strip() and known[key].default is MISSING:
        yield f"`{key}` is empty; write what it is"
    elif told := _unfit(key, value, kind):
        yield f"`{key}` {told}"


def _misfit(value: object, wanted: Any) -> str:
    """Tell what a value must be; nothing where it is that."""
    if get_origin(wanted) is Literal:
        return "" if value in get_args(wanted) else f"one of {', '.join(map(repr, get_args(wanted)))}"
    words = {str: "words in quotation marks", bool: "true or false", int: "a whole number"}
    return "" if type(value) is wanted else words[wanted]


def _unfit(key: str, value: object, kind: type[Target]) -> str:
    """Tell why a value of the right type cannot be what its key says; nothing where it can."""
    text = str(value)
    if key in ("address", "endpoint") and text:
        return _bad_address(text)
    if key == "host" and (text.startswith("-") or re.search(r"[\s:/]", text)):
        return "must be a host as ssh knows it, such as editor@nadwa.example"
    if key == "folder" and issubclass(kind, Remote) and text.startswith("~"):
        return "must not begin with ~; what does not begin with / lies in the home there anyway"
    if key == "port" and isinstance(value, int) and not 0 <= value < 65536:
        return "must be a port, such as 22"
    return ""


def _bad_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "must be whole, such as https://nadwa.example"
    if parts.username or parts.password:
        return "names a user; take it out, for readers have none"
    return ""


def _line(text: str, name: str, key: str = "") -> int:
    """Return the line of a table, or of a key in it; that of the table where the key is not written by itself."""
    table = found = 1
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*\[", line):
            inside = re.match(rf"\s*\[\s*[\"']?{re.escape(name)}[\"']?\s*\]", line) is not None
            table = number if inside else table
            found = table if inside else found
        elif key and inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
        elif re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", line) and not inside:
            found = number
    return found


def _broken(path: Path, text: str, said: str) -> str:
    placed = _PLACE.fullmatch(said)
    if not placed:
        return f"{path}: {said}"
    lines = text.splitlines() or [""]
    line, column = placed[2] or len(lines), placed[3] or len(lines[-1]) + 1
    return f"{path}:{line}:{column}: is no TOML: {placed[1]}"

"""From YAML nodes to records: the annotations of a record say what each field must be.

Every mistake becomes a problem at the place of its node, and reading goes on, so that one run shows them all.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Collection, Hashable, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar, cast

import yaml

from plugins.archive import foreign, values
from plugins.archive.documents import Document
from plugins.archive.nodes import entries
from plugins.archive.problems import Message, message
from plugins.archive.records import Refers
from plugins.archive.words import absent, nearest, unknown

Record = TypeVar("Record")
_WRONG = object()
_COMMENT = re.compile(r"[ \t]+#")
_COMMA = re.compile("[،؛，]")
# The fields that every header has, and no other record.
_TEXT = frozenset(["title", "summary", "status"])


@dataclasses.dataclass(frozen=True)
class _Field:
    hint: Any
    is_needed: bool


class Shaper:
    """Reads nodes of one document; `registers` are the ids that references may name."""

    def __init__(self, document: Document, registers: Mapping[str, Collection[str] | None]) -> None:
        """Keep the document to report to, and the known ids by register; none where the register could not be read."""
        self.document = document
        self.registers = registers

    def record(self, node: yaml.Node, shape: type[Record], **given: Any) -> Record | None:
        """Read a mapping as a record; `given` fields come from elsewhere, such as a folder's name."""
        if not isinstance(node, yaml.MappingNode):
            self.document.report_at(node, message("must be a mapping; write `key: value` lines"))
            return None
        fields = {name: field for name, field in _fields(cast(Hashable, shape)).items() if name not in given}
        found, meant = dict(given), set[str]()
        for name, key, value in entries(self.document, node):
            if name in fields:
                found[name] = self.value(value, fields[name].hint)
            else:
                told, own = self._stranger(name, fields, {typed.value for typed, _ in node.value})
                meant.add(own)
                self.document.report_at(key, told)
        missing = [name for name, field in fields.items() if field.is_needed and name not in found]
        for name in missing:
            # What stands there under a name with a slip is not missing as well.
            if name not in meant:
                self.document.report_at(node, message("`%(name)s` is missing; add it", name=name))
        if missing or _WRONG in found.values() or (meant & fields.keys()) - found.keys():
            return None
        return shape(**found)

    def value(self, node: yaml.Node, hint: Any) -> Any:
        """Read one value by its annotation; what does not fit is reported and comes back as a mark."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return self.value(node, next(a for a in arguments if a is not types.NoneType))
        if origin is tuple:
            return self._list(node, arguments[0])
        if dataclasses.is_dataclass(hint) and hint not in values.READERS:
            found: Any = self.record(node, cast(type[Any], hint))
            return _WRONG if found is None else found
        if not isinstance(node, yaml.ScalarNode):
            return self._wrong(node, message("must be one value; take the brackets or dashes out"))
        if not node.value.strip():
            return self._wrong(node, message("is empty; write its value, or take the line out"))
        comma = _COMMA.search(node.value) if hint is not str and node.style is None else None
        if comma:
            self.document.report(
                node.start_mark.line + 1,
                node.start_mark.column + 1 + comma.start(),
                message("`%(sign)s` parts nothing here; write the comma `,`", sign=comma.group()),
            )
            return _WRONG
        if origin is Literal:
            return self._choice(node, arguments)
        if origin is typing.Annotated and isinstance(arguments[1], Refers):
            return self._reference(node, arguments[1])
        return self._scalar(node, hint)

    def _stranger(self, name: str, fields: Collection[str], present: Collection[str]) -> tuple[Message, str]:
        """Say why a record has no such field, and which one is meant, if any."""
        own, colon, value = name.partition(":")
        if colon and own in fields:
            return message("a space is missing after the colon; write `%(key)s: %(value)s`", key=own, value=value), own
        told, own = foreign.explain(name, fields, present) if set(fields) >= _TEXT else (None, "")
        return told or unknown(name, fields), own or ("" if told else nearest(name, fields))

    def _list(self, node: yaml.Node, hint: Any) -> Any:
        if isinstance(node, yaml.ScalarNode) and re.match(r"-\w", node.value):
            return self._wrong(
                node, message("a space is missing after the dash; write `- %(value)s`", value=node.value[1:])
            )
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return self._wrong(node, message("must be a list; write [%(value)s]", value=node.value))
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            return self._wrong(node, message("must be a list; write at least one item, in brackets or after dashes"))
        items = tuple(self.value(item, hint) for item in node.value)
        seen: set[str] = set()
        for item in node.value:
            if isinstance(item, yaml.ScalarNode):
                if item.value in seen and item.value.strip():
                    self.document.report_at(item, message("`%(id)s` stands twice; keep one of them", id=item.value))
                seen.add(item.value)
        return _WRONG if _WRONG in items else items

    def _choice(self, node: yaml.ScalarNode, choices: tuple[str, ...]) -> Any:
        if node.value in choices:
            return node.value
        return self._wrong(node, unknown(node.value, choices))

    def _reference(self, node: yaml.ScalarNode, refers: Refers) -> Any:
        self.document.named.add((refers.register, node.value))
        known = self.registers.get(refers.register)
        if known is None or node.value in known:
            return node.value
        return self._wrong(node, absent(node.value, refers.register, known))

    def _scalar(self, node: yaml.ScalarNode, hint: Any) -> Any:
        read = values.address if typing.get_origin(hint) is typing.Annotated else values.READERS[hint]
        if read is values.text and node.style is None and _COMMENT.match(self.document.after(node)):
            told = (
                "what follows ` #` would be lost as a comment; put the text in quotes, or the comment on its own line"
            )
            mark = node.end_mark
            self.document.report(mark.line + 1, mark.column + 2, message(told))
            return _WRONG
        try:
            return read(node.value)
        except values.Misshapen as error:
            return self._wrong(node, error.told)

    def _wrong(self, node: yaml.Node, told: Message) -> Any:
        # An invisible character in the value is told already, and may be all that is wrong with it.
        if not self.document.has_odd_letter(node):
            self.document.report_at(node, told)
        return _WRONG


@lru_cache(maxsize=128)
def _fields(shape: Any) -> dict[str, _Field]:
    hints = typing.get_type_hints(shape, include_extras=True)
    return {f.name: _Field(hints[f.name], f.default is dataclasses.MISSING) for f in dataclasses.fields(shape)}

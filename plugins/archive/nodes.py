"""YAML as nodes with their places, and nothing more: no tags, no anchors, no objects, no depth to drown in.

The nodes are PyYAML's own; they are put together from its events one by one, so that a text can neither build
objects nor multiply itself nor nest without end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import yaml

from plugins.archive.documents import Document, place_in
from plugins.archive.faults import explain
from plugins.archive.problems import Message, message

DEPTH = 12
MOST = 100_000
_FAST = getattr(yaml, "CSafeLoader", None)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


def compose(document: Document, text: str, first_line: int = 1) -> yaml.MappingNode | None:
    """Read YAML into nodes; `first_line` is where the text stands in its file. What is wrong becomes a problem."""
    # Blank lines before the text keep the marks of the nodes true to the file.
    padded = "\n" * (first_line - 1) + text
    try:
        node = _parsed(padded)
    except _Refused as refused:
        document.report(refused.mark.line + 1, refused.mark.column + 1, refused.told)
        return None
    except yaml.YAMLError as error:
        told, offset = explain(error, padded, len(padded) - len(text))
        document.report(*place_in(padded, offset), told)
        return None
    if isinstance(node, yaml.MappingNode):
        return node
    document.report(first_line, 1, message("is empty or not a mapping; write one `key: value` a line"))
    return None


def entries(document: Document, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.ScalarNode, yaml.Node]]:
    """Yield a mapping's keys with both nodes; a key that is doubled or no text is a problem."""
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            document.report_at(key, message("this key is not a text; write a plain word before the colon"))
        elif key.value in seen:
            document.report_at(key, message("`%(key)s` stands twice; keep one of them", key=key.value))
        else:
            seen.add(key.value)
            yield key.value, key, value


def locate(node: yaml.Node, *keys: str | int) -> yaml.Node:
    """Follow keys and numbers into a node as far as they lead."""
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
    return node


class _Refused(Exception):
    """A part of YAML that the archive does not use."""

    def __init__(self, told: Message, mark: object) -> None:
        super().__init__(told)
        self.told, self.mark = told, cast(yaml.Mark, mark)  # events of a text always have one


def _parsed(text: str) -> yaml.Node | None:
    """Parse with the fast parser where the machine has it; the slow one has the last word, and knows what is wrong."""
    if _FAST:
        try:
            return _build(yaml.parse(text, Loader=_FAST))
        except yaml.YAMLError:
            pass
    return _build(yaml.parse(text, Loader=yaml.SafeLoader))


def _build(events: Iterator[yaml.Event]) -> yaml.Node | None:
    root: yaml.Node | None = None
    open_nodes: list[yaml.CollectionNode] = []
    for number, event in enumerate(events):
        _refuse(event, len(open_nodes), root)
        if number > MOST:
            raise _Refused(message("more values than anyone types end here; part the file"), event.start_mark)
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            continue
        node = _node(event)
        if node is None:
            continue
        if open_nodes:
            open_nodes[-1].value.append(node)
        else:
            root = node
        if isinstance(node, yaml.CollectionNode):
            open_nodes.append(node)
    return _paired(root) if root else None


def _refuse(event: Any, depth: int, root: yaml.Node | None) -> None:
    """Stop at what the archive does not use, before it costs anything."""
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(message("anchors and aliases are not used here; write the value out"), mark)
    if getattr(event, "tag", None):
        raise _Refused(message("tags are not used here; write the value alone"), mark)
    if getattr(event, "version", None) or getattr(event, "tags", None):
        raise _Refused(message("directives are not used here; take this line out"), mark)
    if depth > DEPTH:
        raise _Refused(message("is nested too deeply; a field has at most a few levels"), mark)
    if isinstance(event, yaml.DocumentStartEvent) and root is not None:
        raise _Refused(message("a second document begins here; keep one to a file"), mark)


def _node(event: Any) -> yaml.Node | None:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.ScalarEvent):
        # A plain null is as empty as nothing at all; in quotes it is a text.
        style = event.style or None  # of a plain one, the two parsers say so in different words
        value = "" if style is None and event.value in _EMPTY else event.value
        return yaml.ScalarNode("", value, start, end, style=style)
    if isinstance(event, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", [], start, end)
    if isinstance(event, yaml.MappingStartEvent):
        return yaml.MappingNode("", [], start, end)
    return None


def _paired(root: yaml.Node) -> yaml.Node:
    """Turn the flat values of every mapping into pairs of key and value."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.CollectionNode):
            waiting += node.value
        if isinstance(node, yaml.MappingNode):
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
    return root

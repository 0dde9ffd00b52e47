"""A character of a YAML text is found in its file, in whatever style the text is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plugins.archive.documents import Document
from plugins.archive.nodes import compose
from plugins.archive.scalars import offsets
from plugins.archive.values import text

STYLES = [
    "key: l’eau , ici\n",
    'key: "l’eau , ici"\n',
    "key: 'l’eau , ici'\n",
    "key: >\n  l’eau\n  , ici\n",
    "key: |\n  l’eau , ici\n",
    "key: l’eau\n  , ici\n",
    'key: "l\\u2019eau , ici"\n',
    'key: "l’eau \\\n  , ici"\n',
    "other: x\nkey:   l’eau , ici\n",
    "key: 'l''eau , ici'\n",
]


@pytest.mark.parametrize("source", STYLES)
def test_mark_is_found(source: str) -> None:
    """The comma of a text is the comma of its file, and the end is its end."""
    node = compose(Document(Path("x"), "x"), source)
    assert node is not None
    value = next(value for key, value in node.value if key.value == "key")
    assert isinstance(value, yaml.ScalarNode)
    read = text(value.value)
    places = offsets(source, value, read)
    assert len(places) == len(read) + 1
    assert source[places[read.index(",")]] == ","
    assert source[places[read.index("ici")] : places[len(read)]] == "ici"
    assert places == sorted(places)

"""Every text of the records is read: in its language, as whose words it is, with the way to its place."""

from __future__ import annotations

import yaml

from plugins.archive.nodes import locate
from plugins.archive.reading import read
from plugins.archive.wordings import wordings
from tests.conftest import HOUSE

READING = read(HOUSE / "tests/site/content")
FOUND = list(wordings(READING.archive))


def test_keys_lead_to_what_is_typed() -> None:
    """At the end of its keys each wording is typed; a figure's label stands there without its number."""
    for wording in FOUND:
        node = locate(READING.nodes[f"content/{wording.file}"], *wording.keys)
        assert isinstance(node, yaml.ScalarNode)
        assert wording.passage.text.endswith(node.value)


def test_nothing_in_three_languages_is_left_out() -> None:
    """As many wordings are found as there are texts below `ar`, `fr` and `en`."""

    def count(node: yaml.Node) -> int:
        if isinstance(node, yaml.MappingNode):
            return sum(
                key.value in ("ar", "fr", "en") if isinstance(value, yaml.ScalarNode) else count(value)
                for key, value in node.value
            )
        return sum(map(count, node.value)) if isinstance(node, yaml.SequenceNode) else 0

    typed = sum(count(node) for name, node in READING.nodes.items() if name.endswith(".yaml"))
    assert len([wording for wording in FOUND if wording.keys[-1] in ("ar", "fr", "en")]) == typed


def test_names_are_official_and_sentences_are_ours() -> None:
    """Names and attested mottos stay as they are; notes, and mottos in our translation, are read as ours."""
    official = {(wording.file.split("/")[-1], *wording.keys): wording.passage.official for wording in FOUND}
    assert official["people.yaml", "john-doe", "name", "ar"]
    assert official["edition.yaml", "motto", "fr"]
    assert not official["edition.yaml", "motto", "en"]
    assert not official["edition.yaml", "figures", "note", "fr"]


def test_label_of_a_figure_stands_behind_its_number() -> None:
    """The number is written as the language writes it, and its place is the label's first letter."""
    [passage] = [w.passage for w in FOUND if w.keys == ("figures", "items", 0, "label", "fr") and "2021" in w.file]
    assert passage.text == "80\u202f000 visites"
    assert passage.source(0, 6) == (0, 1)
    assert passage.source(7, 14) == (0, 7)

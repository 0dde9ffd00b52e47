"""The stylesheet, read as text: both directions from one sheet, layers, small files, colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rcssmin
import tinycss2  # type: ignore[import-untyped]

from tests.conftest import HOUSE

FILES = sorted((HOUSE / "theme/css").glob("*.css"))
FONTS = HOUSE / "theme/fonts"
LAYERS = ["tokens", "elements", "parts", "print"]
GROUPS = ("layer", "media", "supports", "container")

PHYSICAL = re.compile(
    r"""(scroll-)?(margin|padding)-(left|right|top|bottom)
      | border-(left|right|top|bottom)(-(color|style|width))?
      | border-(top|bottom)-(left|right)-radius
      | left | right | top | bottom
      | (min-|max-)?(width|height)
      | overflow-[xy] | overscroll-behavior-[xy] | contain-intrinsic-(width|height)
      | float | clear""",
    re.VERBOSE,
)
FOUR_SIDES = re.compile(r"(scroll-)?(margin|padding)|inset|border-(width|style|color)|border-radius")
SIDED_WORDS = re.compile(r"\b(left|right|top|bottom)\b")
SIDED_VALUES = re.compile(
    r"text-align(-last)?|justify-.*|background(-position.*)?|transform-origin|object-position|caption-side|translate"
)


def ident(path: Path) -> str:
    """Name a file of the sheet in test reports."""
    return path.name


EACH = pytest.mark.parametrize("path", FILES, ids=ident)


def rules(nodes: Any, around: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield every rule with the at-rules around it, outermost first."""
    for node in nodes:
        if node.type == "error":
            raise AssertionError(f"{node.source_line}: {node.message}")
        if node.type == "at-rule" and node.lower_at_keyword in GROUPS and node.content is not None:
            name = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from rules(inside, (*around, name))
        elif node.type in ("at-rule", "qualified-rule"):
            yield node, around


def read(text: str) -> list[tuple[Any, tuple[str, ...]]]:
    """Read a sheet into its rules."""
    return list(rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


@cache
def sheet(path: Path) -> list[tuple[Any, tuple[str, ...]]]:
    """Read a file of the sheet once."""
    return read(path.read_text(encoding="utf-8"))


def declarations(rule: Any) -> list[Any]:
    """Return the declarations of a rule; whatever else stands there is an error."""
    found = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True)
    assert [node for node in found if node.type != "declaration"] == []
    return list(found)


def everything(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each declaration of a file as name and value."""
    for rule, _ in sheet(path):
        for declaration in declarations(rule):
            yield declaration.lower_name, tinycss2.serialize(declaration.value).strip()


def sided(name: str, value: str) -> bool:
    """Tell whether a declaration speaks of a physical side."""
    if PHYSICAL.fullmatch(name):
        return True
    if SIDED_VALUES.fullmatch(name) and SIDED_WORDS.search(value):
        return True
    if name == "translate":
        return value.split()[0] not in ("0", "none")
    if name == "transform":
        return re.search(r"translate(x|3d)?\(|skew|rotate", value.lower()) is not None
    if FOUR_SIDES.fullmatch(name):
        parts = [part for part in tinycss2.parse_component_value_list(value) if part.type != "whitespace"]
        words = [tinycss2.serialize([part]) for part in parts]
        return (name == "border-radius" and len(set(words)) > 1) or (len(words) == 4 and words[1] != words[3])
    return False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("margin-left", "0"),
        ("padding-right", "1rem"),
        ("border-right", "0"),
        ("border-left-color", "red"),
        ("border-top-right-radius", "1px"),
        ("left", "0"),
        ("right", "auto"),
        ("inset", "0 1px 2px 3px"),
        ("margin", "0 1rem 0 2rem"),
        ("padding", "0 calc(1px + 2px) 0 1px"),
        ("text-align", "left"),
        ("text-align", "right"),
        ("justify-content", "left"),
        ("float", "left"),
        ("clear", "right"),
        ("background-position", "left top"),
        ("background", "red 0 0 right"),
        ("translate", "1rem 0"),
        ("transform", "translateX(1rem)"),
        ("width", "1rem"),
        ("min-width", "0"),
        ("overflow-x", "auto"),
    ],
)
def test_a_physical_side_is_recognised(name: str, value: str) -> None:
    """The test of sides knows each way of naming one."""
    assert sided(name, value)


@EACH
def test_the_sheet_knows_no_left_and_no_right(path: Path) -> None:
    """One sheet serves both directions: every side is a start or an end, every size inline or block."""
    assert [f"{name}: {value}" for name, value in everything(path) if sided(name, value)] == []


def test_the_layers_are_named_once_in_their_order() -> None:
    """One line names the layers, from the weakest to the strongest."""
    [(rule, around)] = sheet(HOUSE / "theme/css/layers.css")
    assert (rule.lower_at_keyword, around) == ("layer", ())
    assert [name.strip() for name in tinycss2.serialize(rule.prelude).split(",")] == LAYERS


@EACH
def test_every_rule_is_in_a_layer(path: Path) -> None:
    """Only the fonts and the line that names the layers stand outside of them."""
    for rule, around in sheet(path):
        if rule.type == "at-rule":
            assert rule.lower_at_keyword in ("layer", "font-face")
            assert around == ()
        else:
            assert around, tinycss2.serialize(rule.prelude)
            assert around[0] in [f"@layer {name}" for name in LAYERS]


@EACH
def test_no_rule_hangs_on_an_id_or_insists(path: Path) -> None:
    """Rules name elements, classes and attributes, never an id, and the layers make `!important` needless."""
    for rule, _ in sheet(path):
        tokens = tinycss2.parse_component_value_list(tinycss2.serialize(rule.prelude))
        assert [token.value for token in tokens if token.type == "hash"] == []
        assert [found.name for found in declarations(rule) if found.important] == []


@EACH
def test_a_file_is_small_and_says_what_it_styles(path: Path) -> None:
    """A file has at most 200 lines, and its first is a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 200
    assert re.fullmatch(r"/\* \S.*\S \*/", lines[0])


@EACH
def test_a_needed_part_exists(path: Path) -> None:
    """The second line may name the parts that this one builds on; each is a file."""
    needs = re.search(r"\A.*\n/\* needs: ([a-z, ]+)", path.read_text(encoding="utf-8"))
    names = [name.strip() for name in needs[1].split(",")] if needs else []
    assert [name for name in names if not path.with_name(f"{name}.css").is_file()] == []


def test_every_custom_property_is_defined_and_used() -> None:
    """No `var()` asks for a property that nobody sets, and none is set for nobody."""
    pairs = [pair for path in FILES for pair in everything(path)]
    defined = {name for name, _ in pairs if name.startswith("--")}
    used = {name for _, value in pairs for name in re.findall(r"var\((--[\w-]+)", value)}
    assert used == defined


def plain(rule: Any) -> str:
    """Return a rule's prelude without the white space that means nothing."""
    text = re.sub(r"\s+", " ", tinycss2.serialize(rule.prelude)).strip()
    return re.sub(r" ?([>~+,]) ?", r"\1", text)


@EACH
def test_minifying_keeps_the_meaning(path: Path) -> None:
    """In a layer rcssmin takes the space of `a :is(b)` away; no selector may invite it, and no value may change."""
    before, after = sheet(path), read(str(rcssmin.cssmin(path.read_text(encoding="utf-8"))))
    assert [plain(rule) for rule, _ in after] == [plain(rule) for rule, _ in before]

    def bare(rule: Any) -> list[tuple[str, str]]:
        squeezed = [(found.name, tinycss2.serialize(found.value)) for found in declarations(rule)]
        return [(name, re.sub(r"\s*([,(]|\Z|\A)\s*", r"\1", re.sub(r"\s+", " ", text))) for name, text in squeezed]

    assert [bare(rule) for rule, _ in after] == [bare(rule) for rule, _ in before]


def test_the_fonts_are_small_and_licensed() -> None:
    """Both weights weigh at most 24,000 bytes together, and the licence lies beside them."""
    fonts = sorted(FONTS.glob("*.woff2"))
    assert [path.name for path in fonts] == ["nadwa-arabic-400.woff2", "nadwa-arabic-700.woff2"]
    assert sum(path.stat().st_size for path in fonts) <= 24_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_every_font_asked_for_is_there() -> None:
    """The sheet asks for the fonts in the one form that the build rewrites, and for no other address."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    found = re.findall(r"url\([^)]*\)", text)
    assert found == [f'url("fonts/{path.name}")' for path in sorted(FONTS.glob("*.woff2"))]


Colour = tuple[float, float, float]


def colour(value: str, known: dict[str, str]) -> Colour:
    """Work out a colour: a hex number, a property, or a mix of two."""
    if found := re.fullmatch(r"var\((--[\w-]+)\)", value):
        return colour(known[found[1]], known)
    if found := re.fullmatch(r"color-mix\(in srgb, (\S+) (\d+)%, (\S+)\)", value):
        share = int(found[2]) / 100
        first, second = colour(found[1], known), colour(found[3], known)
        red, green, blue = (share * one + (1 - share) * two for one, two in zip(first, second, strict=True))
        return red, green, blue
    assert re.fullmatch(r"#[0-9a-f]{6}", value), value
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours as WCAG 2.2 counts it."""

    def light(parts: Colour) -> float:
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(first), light(second)))
    return (bright + 0.05) / (dark + 0.05)


def tokens(scheme: str, ground: str) -> dict[str, str]:
    """Return the properties in force on the page, or on a field of one hue."""
    found: dict[str, str] = {}
    for rule, around in sheet(HOUSE / "theme/css/tokens.css"):
        dark = any("dark" in name for name in around)
        if plain(rule) == ":root" and (not dark or scheme == "dark"):
            found |= {item.name: tinycss2.serialize(item.value).strip() for item in declarations(rule)}
    for rule, _ in sheet(HOUSE / "theme/css/field.css"):
        if plain(rule) == {"blue": ".field", "green": ".field.b"}.get(ground) or (
            ground == "green" and plain(rule) == ".field"
        ):
            found |= {item.name: tinycss2.serialize(item.value).strip() for item in declarations(rule)}
    return found


PROMISED = [
    *(("light", "page", *row) for row in [
        ("--ink", "--paper", 15.8), ("--ink", "--leaf", 13.9), ("--mute", "--paper", 6.5), ("--mute", "--leaf", 5.7),
        ("--blue", "--paper", 9.5), ("--blue", "--leaf", 8.4), ("--green", "--paper", 6.6), ("--green", "--leaf", 5.8),
    ]),
    *(("dark", "page", *row) for row in [
        ("--ink", "--paper", 15.0), ("--ink", "--leaf", 13.4), ("--mute", "--paper", 8.1), ("--mute", "--leaf", 7.2),
        ("--blue", "--paper", 9.0), ("--blue", "--leaf", 8.0), ("--green", "--paper", 10.0), ("--green", "--leaf", 8.9),
    ]),
    *(("light", "blue", *row) for row in [
        ("--on", "--field", 9.9), ("--onm", "--field", 6.3), ("--mint", "--field", 7.4),
    ]),
    *(("light", "green", *row) for row in [
        ("--on", "--field", 7.9), ("--onm", "--field", 5.3), ("--mint", "--field", 5.9),
    ]),
    *(("dark", "blue", *row) for row in [
        ("--on", "--field", 10.5), ("--onm", "--field", 6.7), ("--mint", "--field", 8.5),
    ]),
    *(("dark", "green", *row) for row in [
        ("--on", "--field", 8.9), ("--onm", "--field", 5.9), ("--mint", "--field", 7.2),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("scheme", "ground", "text", "behind", "least"), PROMISED)
def test_text_stands_out(scheme: str, ground: str, text: str, behind: str, least: float) -> None:
    """The contrasts that the design promises hold, and none is under the 4.5 that text needs."""
    known = tokens(scheme, ground)
    found = contrast(colour(known[text], known), colour(known[behind], known))
    assert found >= max(4.5, least - 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "blue", "green"])
def test_the_states_of_a_tile_can_be_told_apart(scheme: str, ground: str) -> None:
    """The numeral of a known edition reads as text, its outline as a sign, and an empty tile is fainter than both."""
    known = tokens(scheme, ground)
    field = colour(known["--field"], known)
    numeral, outline, empty = (contrast(colour(known[name], known), field) for name in ("--onm", "--known", "--tile"))
    assert numeral >= 4.5
    assert outline >= 3
    assert all(one > other for one, other in pairwise((numeral, outline, empty)))

"""The colours of cards are those of the theme's style."""

from __future__ import annotations

from plugins.drawing.inks import EMPTY, MUTED, inks, mixed
from tests.folders import THEME


def test_inks_are_the_light_tokens() -> None:
    """Each token has the value that stands first, which is the light one."""
    found = inks(THEME)
    assert found["paper"] == (0xF7, 0xF3, 0xEA)
    assert found["bf"] == (0x2B, 0x2A, 0xA8)
    assert found["gf"] == (0x0A, 0x59, 0x42)
    assert {"ink", "mute", "line", "on", "blue", "green"} <= found.keys()


def test_what_is_smaller_on_a_field_can_be_read() -> None:
    """Small text keeps a contrast of 4.5 on both fields; empty stars are ornament."""

    def light(colour: tuple[int, int, int]) -> float:
        parts = [(c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    found = inks(THEME)
    for field in ("bf", "gf"):
        ratios = [
            (light(mixed(found["on"], share, found[field])) + 0.05) / (light(found[field]) + 0.05)
            for share in (MUTED, EMPTY)
        ]
        assert ratios[0] >= 4.5 > ratios[1] > 1.5
    assert mixed((0, 0, 0), 0.5, (100, 200, 10)) == (50, 100, 5)

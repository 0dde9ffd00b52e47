"""The line that shows how far a long step is: on a terminal only, and gone afterwards."""

from __future__ import annotations

import sys

import pytest

from plugins.publishing.progress import bar, drawn


@pytest.mark.parametrize(
    ("done", "total", "line"),
    [
        (0, 4, "  Sending [                        ]   0%"),
        (1, 4, "  Sending [======                  ]  25%"),
        (4, 4, "  Sending [========================] 100%"),
        (5, 4, "  Sending [========================] 100%"),
        (0, 0, "  Sending [========================] 100%"),
    ],
)
def test_line_tells_the_part(done: int, total: int, line: str) -> None:
    """The bar fills from the left, never beyond its end, and nothing to do is done."""
    assert drawn("Sending", done, total) == line


@pytest.mark.parametrize("seen", [True, False])
def test_only_a_terminal_sees_it(
    seen: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a log there is no line; on a terminal each stands over the one before, and the last is taken away."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: seen, raising=False)
    with bar("Sending") as advance:
        for done in (1, 1, 2):
            advance(done, 2)
    err = capsys.readouterr().err
    assert err == (f"\r{drawn('Sending', 1, 2)}\r{drawn('Sending', 2, 2)}\r\x1b[K" if seen else "")

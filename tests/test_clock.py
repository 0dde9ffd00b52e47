"""The clock tells what each part of a build takes, and its line can be read back."""

from __future__ import annotations

import pytest

from plugins.work import clock
from plugins.work.clock import Clock, read_line


def test_parts_are_counted_each_for_itself() -> None:
    """What is done twice for a part is added up, a part that fails counts too, and the line holds all of it."""
    told = Clock()
    for _ in range(2):
        with told.spent("check"):
            pass
    with pytest.raises(ValueError, match="wrong"), told.spent("verify"):
        raise ValueError("wrong")
    read = read_line(told.told())
    assert list(read) == ["check", "verify"]
    assert all(seconds >= 0 for part in read.values() for seconds in part)


def test_line_is_told_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told unasked."""
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    assert not clock.is_asked()
    monkeypatch.setenv(clock.VARIABLE, "1")
    assert clock.is_asked()

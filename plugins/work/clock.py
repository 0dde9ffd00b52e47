"""What the parts of a build take, so that whoever asks can be told which share of it keeps the site safe."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

VARIABLE = "NADWA_CLOCK"


class Clock:
    """Seconds of the processor by part, those of all hands together, and seconds on the wall."""

    def __init__(self) -> None:
        """Begin with nothing spent."""
        self.processor: dict[str, float] = {}
        self.wall: dict[str, float] = {}

    @contextlib.contextmanager
    def spent(self, part: str) -> Iterator[None]:
        """Count what is done here as a part's."""
        processor, wall = _processor(), time.perf_counter()
        try:
            yield
        finally:
            self.processor[part] = self.processor.get(part, 0.0) + _processor() - processor
            self.wall[part] = self.wall.get(part, 0.0) + time.perf_counter() - wall

    def told(self) -> str:
        """Return what each part took, in a line: its name, seconds of the processor and on the wall."""
        return "; ".join(f"{part} {self.processor[part]:.2f} {self.wall[part]:.2f}" for part in self.processor)


CLOCK = Clock()


def is_asked() -> bool:
    """Tell whether the environment asks for the line at the end of a build."""
    return bool(os.environ.get(VARIABLE))


def read_line(line: str) -> dict[str, tuple[float, float]]:
    """Read such a line back: seconds of the processor and on the wall, by part."""
    parts = (part.split() for part in line.split(";"))
    return {name: (float(processor), float(wall)) for name, processor, wall in parts}


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system

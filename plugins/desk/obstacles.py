"""What stands in a person's way, said in a sentence instead of a traceback."""

from __future__ import annotations


class Obstacle(Exception):
    """Something that a person can mend; its text says what it is and how to mend it."""

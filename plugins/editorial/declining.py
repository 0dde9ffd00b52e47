"""What cannot be done as an editor asks for it, said in a sentence that other languages can say too."""

from __future__ import annotations

from plugins.archive.problems import Message


class Declined(Exception):
    """Something is wrong with what was asked, and nothing was written; `told` says what, and how to mend it."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told

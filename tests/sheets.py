"""Sheets that keep what is written on them."""

from __future__ import annotations

from collections.abc import Callable

from plugins.pages.page import Page


class Kept:
    """Keeps files by their names, and pages by their addresses."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.pages: dict[str, Page] = {}

    def write_page(self, page: Page) -> None:
        """Keep a page."""
        self.pages[page.address] = page

    def write_made(self, name: str, _source: object, make: Callable[[], bytes]) -> None:
        """Make and keep a file."""
        self.files[name] = make()

    def write_bytes(self, name: str, content: bytes) -> None:
        """Keep a file."""
        self.files[name] = content

"""Why a site was not put in its place, said in a sentence."""

from __future__ import annotations


class Refusal(Exception):
    """A site cannot or must not take its place; the text says why and how to mend it.

    It keeps its template and values, so that whoever tells it can do so in another language.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        """Fill each `%(name)s` of the template with the value of that name."""
        super().__init__(template % values)
        self.template, self.values = template, values

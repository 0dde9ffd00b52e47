"""Why a site was not put in its place, said in a sentence."""

from __future__ import annotations


class Refusal(Exception):
    """A site cannot or must not take its place; the text says why and how to mend it."""

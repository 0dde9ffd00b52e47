"""A short name for any frozen value: the same for the same value in every run, another for another."""

from __future__ import annotations

import hashlib
import io
import pickle


def digest(value: object) -> bytes:
    """Return the hash of all that a value holds, however deep.

    Nothing can be left out by mistake: what the value reaches is in it. Two values that are equal but hold their parts
    in another order may have two names, which costs work and no truth.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    # Without its memo a pickle tells values alone, and not which of them are one object.
    pickler.fast = True
    pickler.dump(value)
    return hashlib.sha256(written.getbuffer()).digest()

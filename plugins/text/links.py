"""Addresses outside the archive: which are whole, so that a reader arrives, and none that run or carry a password."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LINK_MARK = "{filename}"
WEB = ("https://", "http://")
MAIL = "mailto:"
OUTSIDE = (*WEB, MAIL, "#")
_WEB = re.compile(r"https?://[^\s<>\"'`\\]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]*[^\W\d_][\w-]*|(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_MAIL = re.compile(r"mailto:[\w.+-]+@(?:[\w-]+\.)+\w{2,}(?:\?[^\s<>\"]*)?")


def is_web_address(address: str) -> bool:
    """Tell whether an address of the web is whole: its host has a dot, and no name or password stands before it."""
    if not _WEB.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname and _HOST.fullmatch(parts.hostname)) and "@" not in parts.netloc


def is_mail_address(address: str) -> bool:
    """Tell whether an address is one of mail, with a name and a host."""
    return bool(_MAIL.fullmatch(address))

"""From the bytes of a saved page to its text, whatever encoding it was saved in, or why it cannot be read."""

from __future__ import annotations

import codecs
import email
import re
from email.message import Message as Mail

from plugins.archive.documents import LARGEST, OTHERS, place_in
from plugins.archive.problems import message
from plugins.editorial.declining import Declined

MOST = 5 * LARGEST
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages say, and what browsers read it as.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252"}
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3,}")


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file.

    Raises:
        Declined: it is no text, or some of its bytes are broken.
    """
    if not data.strip():
        raise Declined(message("%(file)s is empty; save the page again", file=name))
    if len(data) > MOST:
        raise Declined(
            message("%(file)s is larger than %(size)s bytes; save the text of the page alone", file=name, size=MOST)
        )
    if data.startswith(OTHERS):
        raise Declined(message("%(file)s is no page and no text; save the page as HTML", file=name))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if re.match(rb"(?:From: <Saved|MIME-Version:|Subject:)", data):
        data = _page_of(email.message_from_bytes(data)) or data
    return _strict(data, _encoding(data), name).replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes) -> str:
    """Choose an encoding: UTF-8 where all or nearly all of it is, else what the page says, else by its letters."""
    if data[:200].count(0) * 3 > len(data[:200]):
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    text = data.decode("utf-8", errors="replace")
    wrong, right = text.count("\ufffd"), sum(letter > "\x7f" and letter != "\ufffd" for letter in text)
    if wrong <= right or not wrong:
        return "utf-8"
    declared = _DECLARED.search(data[:4096])
    if declared:
        said = declared[1].decode("ascii").lower()
        try:
            return codecs.lookup(_MEANT.get(said, said)).name
        except LookupError:
            pass
    # Both have the letters of French at the same places.
    return "cp1256" if _ARABIC_WORD.search(data.decode("cp1256", errors="replace")) else "cp1252"


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        line, column = place_in(before, len(before))
        told = "`%(file)s:%(line)s:%(column)s`: byte %(byte)s is broken (read as %(encoding)s); save the page again as UTF-8"
        byte = f"{data[error.start]:#04x}"
        values = {"file": name, "line": line, "column": column, "byte": byte, "encoding": encoding}
        raise Declined(message(told, **values)) from None


def _page_of(mail: Mail) -> bytes:
    """Return the page in a web archive (.mhtml)."""
    for part in mail.walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            return found if isinstance(found, bytes) else b""
    return b""

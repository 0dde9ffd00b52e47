"""Why a file or folder has no place in the archive, and where it would have one."""

from __future__ import annotations

import os
import re
from collections.abc import Collection

from plugins.archive.problems import Message, message
from plugins.archive.words import nearest

# Names of files are few and short: only a slip of a letter, or of the ending, is taken for one of them.
_ALIKE = 0.8
# What systems and editors leave behind while they work; it is never published, so it may lie there.
LEFT_BEHIND = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|.*~|\.#.*|#.*#|\..*\.sw[a-p]|4913|\..*\.yaml\.new"
)
_TEXT = re.compile(r"\.(md|markdown|mdown)")
_PICTURE = re.compile(r"\.(jpe?g|png|webp|avif)")
_OTHER_PICTURE = re.compile(r"\.(gif|svg|bmp|tiff?|heic|ico|jfif|raw)")
_PROGRAM = re.compile(r"\.(pyc?|m?js|ts|sh|bash|php|pl|rb|exe|bat|cmd|ps1|so|dll|jar|wasm)")
_DOCUMENT = re.compile(r"\.(html?|xhtml|xml|css|rst|txt|docx?|odt|rtf|pdf)")
_SECRETS = re.compile(
    r"\.env.*|id_(rsa|dsa|ecdsa|ed25519).*|.*\.(pem|key|p12|pfx|kdbx|keystore|ppk|asc|gpg)|\.netrc|\.npmrc|\.pypirc"
    r"|\.git-credentials|\.htpasswd|.*credentials?.*|.*secrets?.*|.*passwords?.*"
)


def is_secret(name: str) -> bool:
    """Tell whether a file is named as keys and passwords are."""
    return bool(_SECRETS.fullmatch(name.lower()))


def why(name: str, is_folder: bool, expected: Collection[str]) -> tuple[Message, str]:
    """Say why something has no place in a folder where `expected` may stand, and which of those is meant, if any."""
    near = _meant(name, expected)
    if is_secret(name):
        return message("looks like a secret; take it out, and change the secret if it was ever shared"), ""
    if near:
        return message("`%(name)s` is not known here; did you mean `%(near)s`?", name=name, near=near), near
    return _folder() if is_folder else _file(name, expected), ""


def _meant(name: str, expected: Collection[str]) -> str:
    """Return the name that is meant; languages are told apart by one letter, so theirs must be right."""
    stem, suffix = os.path.splitext(name.lower())
    if "ar.md" not in expected:
        own = f"{stem}.yaml" if suffix in (".yml", ".json", ".toml", ".txt", "") else ""
        return own if own in expected else nearest(name, expected, _ALIKE)
    stem = stem.removesuffix(".md")
    return f"{stem}.md" if f"{stem}.md" in expected and suffix in (".md", ".markdown", ".mdown", ".txt", "") else ""


def _folder() -> Message:
    return message("is no folder of the archive; take it out, or see the map in the README")


def _file(name: str, expected: Collection[str]) -> Message:
    stem, suffix = os.path.splitext(name.lower())
    if stem == "edition":
        return message("the facts of an edition stand in its own folder as edition.yaml; put them there")
    if _TEXT.fullmatch(suffix) and "ar.md" in expected:
        return message("`%(stem)s` is not a language of the archive; write ar.md, fr.md or en.md", stem=stem)
    if _TEXT.fullmatch(suffix):
        return message("a text has a folder of its own, with a file for each language; put it there as ar.md, …")
    if _PICTURE.fullmatch(suffix) and "ar.md" in expected:
        return message("a picture is named with a–z, 0–9 and single hyphens, such as `hall-2.jpg`; rename it")
    if _PICTURE.fullmatch(suffix):
        return message("a picture lies beside the text that shows it; put it into the folder of that text")
    if _OTHER_PICTURE.fullmatch(suffix):
        return message("is a picture of a kind that is not published; save it as JPEG, PNG, WebP or AVIF")
    if _PROGRAM.fullmatch(suffix):
        return message("can be run, and the archive publishes texts alone; take it out")
    if _DOCUMENT.fullmatch(suffix):
        return message(
            "is no text of the archive; take it out, and write what readers should see as ar.md, … in a folder"
        )
    return message("is no file of the archive; take it out, or see the map in the README for its name")

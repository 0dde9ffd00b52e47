"""The web editor: Sveltia CMS at /admin/ of a built site, on request, with the contract as its forms.

It works on a folder of this machine, or through the code host where the repository lives. Nothing of it is loaded from
elsewhere: the program and its fonts are laid beside the page, and the page's policy allows nothing more.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.archive import forms
from plugins.archive.languages import CODES
from plugins.archive.problems import language_of, message, said
from plugins.archive.reading import read
from plugins.desk import packages
from plugins.desk.obstacles import Obstacle
from plugins.desk.packages import Bring, Package
from plugins.files.store import Store

PACKAGE = Package(
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
)
PROGRAM, LICENCE = "dist/sveltia-cms.js", "LICENSE.txt"
# The program asks another host for its fonts; the package has them.
FONTS = {
    "source-sans-3": "npm/assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
    "noto-mono": "npm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2",
    "material-symbols-outlined": "npm/assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
}
_ELSEWHERE = re.compile(
    rb"https://[\w.]+/fontsource/fonts/(source-sans-3|noto-mono|material-symbols-outlined)[^)]*\.woff2"
)
_REMOTE = re.compile(
    r"(?:https://|git@|ssh://git@)(?P<host>github\.com|gitlab\.com|codeberg\.org)[:/](?P<repo>.+?)(?:\.git)?/?"
)
_HOSTS = {
    "github.com": ("github", "https://api.github.com"),
    "gitlab.com": ("gitlab", "https://gitlab.com"),
    "codeberg.org": ("gitea", "https://codeberg.org"),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self' blob: data:{api}; base-uri 'none'; form-action 'none'"
)
_PAGE = """\
<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="{policy}">
<meta name="robots" content="noindex">
<title>Nadwa</title>
<link rel="cms-config-url" type="application/json" href="config.json">
<link rel="stylesheet" href="admin.css">
</head>
<body>
<script src="sveltia-cms.js" integrity="{integrity}"></script>
</body>
</html>
"""
_STYLE = """\
/* Arabic is written from the right, in the pane of its language and in the field that bears its code; code from the left. */
:is([data-locale="ar"], [data-key-path$=".ar"], [data-key-path="ar"]) :is(input, textarea, [contenteditable]) {
  direction: rtl;
}

:is([data-key-path$="sources"], [data-key-path$="url"], [data-key-path$="revision"], [data-key-path$="date"]) :is(input, textarea) {
  direction: ltr;
}
"""


@dataclass(frozen=True)
class Host:
    """Where the repository lives, as the editor names it, and the address by which it is asked."""

    name: str = "github"
    repository: str = "local/nadwa"
    api: str = ""


def lay(
    content: Path, site: Path, *, host: Host | None = None, store: Store | None = None, fetch: Bring | None = None
) -> None:
    """Lay the web editor into a built site.

    Raises:
        Obstacle: its package cannot be had, or is not the one that is meant.
    """
    brought = packages.parts(packages.bring(PACKAGE, store, fetch), (PROGRAM, LICENCE, *FONTS.values()))
    host = host or host_of(content)
    program, changed = _ELSEWHERE.subn(lambda found: b"fonts/" + found[1] + b".woff2", brought[PROGRAM])
    if changed != len(FONTS):
        told = "%(package)s asks for its fonts otherwise than expected. Choose the version that stands in the code."
        raise Obstacle(said(message(told, package=str(PACKAGE)), language_of(os.environ)))
    policy = _POLICY.format(api=f" {host.api}" if host.api else "")
    page = _PAGE.format(policy=policy, integrity=packages.integrity(program))
    files = {
        "index.html": page.encode(),
        "admin.css": _STYLE.encode(),
        "config.json": json.dumps(configuration(content, host), ensure_ascii=False, separators=(",", ":")).encode(),
        "sveltia-cms.js": program,
        "LICENSE.txt": brought[LICENCE],
        **{f"fonts/{name}.woff2": brought[path] for name, path in FONTS.items()},
    }
    for name, data in files.items():
        path = site / "admin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def configuration(content: Path, host: Host) -> dict[str, Any]:
    """Return what the editor is told: where to save, in which languages, and by which forms."""
    return {
        "backend": {"name": host.name, "repo": host.repository, "branch": "main"},
        "media_folder": "content",
        "public_folder": "",
        "i18n": {"structure": "multiple_files", "locales": list(CODES), "default_locale": CODES[0]},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": forms.collections(read(content).archive, "content"),
    }


def host_of(content: Path) -> Host:
    """Return the code host that the repository of a content names as its origin, or one that stands for none."""
    try:
        done = subprocess.run(
            ["git", "remote", "get-url", "origin"],
            cwd=content,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return Host()
    found = _REMOTE.fullmatch(done.stdout.strip())
    if not found:
        return Host()
    name, api = _HOSTS[found["host"]]
    return Host(name, found["repo"], api)

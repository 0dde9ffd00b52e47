"""Writes what the configurations of web servers in `deploy/` include, from the one source of headers and languages."""

from __future__ import annotations

from pathlib import Path

from plugins.desk import caddy, nginx


def snippets() -> dict[str, str]:
    """Return every file below `deploy/` that is written and not typed, by name."""
    return {
        **{f"nginx/nadwa/{name}": text for name, text in nginx.snippets().items()},
        **{f"caddy/{name}": text for name, text in caddy.snippets().items()},
    }


def write(deploy: Path) -> str:
    """Write the files anew, and return what was done in a line."""
    for name, text in snippets().items():
        path = deploy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return f"Wrote {len(snippets())} files below {deploy.name}/"

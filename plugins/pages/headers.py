"""What a web host says beside each file: how long it may be kept, what kind it is, what no browser may do with it.

This is the one source; every host's own way of writing it is made from here. HSTS is left to whoever holds the
certificate, for it binds a whole name of the web, and for long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from plugins.archive.languages import CODES
from plugins.pages import addresses, permanence

FOR_EVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300, must-revalidate"
# What names the parts of the search index: one that is a minute old may name what is gone.
NEVER_UNASKED = "no-cache"

# Addresses whose file bears the hash of its content in its name, in a syntax that every host reads alike.
LASTING = (
    r"/theme/[0-9a-f]{8}/.+",
    r"/theme/[^/]+\.[0-9a-f]{8}\.[a-z0-9]+",
    r"/pictures/.+\.[0-9a-f]{8}-[0-9]+\.[a-z]+",
    r"/search/[0-9a-f]{12}/(?:fragment|index)/.+",
    r"/search/[0-9a-f]{12}/(?:folding\.json|pagefind\.js|wasm\.[a-z]+\.pagefind|pagefind\.[a-z0-9_]+\.pf_meta)",
)
ENTRY = r"/search/[0-9a-f]{12}/pagefind-entry\.json"

TEXTS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
PACKED: Mapping[str, str] = {
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".zip": "application/zip",
    **dict.fromkeys((".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"), "application/octet-stream"),
}

# A page's own policy begins with `default-src 'none'` and names its style by hash. Here stands what only a host can say,
# who may frame the site, and once more what would be worst; not all, for every answer carries it.
POLICY: Mapping[str, str] = {
    "script-src-elem": "'self'",
    "script-src-attr": "'none'",
    "style-src-attr": "'none'",
    "img-src": "'self'",
    "child-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_DENIED = ("camera", "geolocation", "microphone", "payment", "usb")

# On every answer, those that tell of a mistake included.
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
}


def lifetime(path: str) -> str:
    """Return how long what stands at a path of the site may be kept."""
    if any(re.fullmatch(pattern, path) for pattern in LASTING):
        return FOR_EVER
    return NEVER_UNASKED if re.fullmatch(ENTRY, path) else BRIEFLY


def kind(name: str) -> str:
    """Return what a host calls the kind of a file."""
    if name in addresses.FOR_HOSTS:
        return TEXTS[".txt"]
    suffix = PurePosixPath(name).suffix
    return TEXTS.get(suffix) or PACKED.get(suffix) or "application/octet-stream"


def rules(lasting: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """Return the headers by pattern of path, as hosts of static sites read them: `:` is one step, `*` all that follows.

    No path has the same header from two patterns, for some hosts would say both. `lasting` are files of the theme.
    """
    files = (name for name in addresses.FILES if "/" not in name and name not in addresses.FOR_HOSTS)
    brief = ("/", f"/{addresses.NOT_FOUND}", *(f"/{name}" for name in files), *(f"/{code}/*" for code in CODES))
    brief += ("/data/*", f"/{permanence.FOLDER}*", f"/{addresses.SECURITY.partition('/')[0]}/*")
    index = "/search/:engine"
    kept = (*lasting, "/pictures/*", f"{index}/fragment/*", f"{index}/index/*")
    kept += (f"{index}/folding.json", f"{index}/pagefind.js", f"{index}/wasm.unknown.pagefind")
    lifetimes = {
        **dict.fromkeys(brief, BRIEFLY),
        **dict.fromkeys(kept, FOR_EVER),
        f"{index}/pagefind-entry.json": NEVER_UNASKED,
    }
    return {"/*": ALWAYS, **{path: {"Cache-Control": value} for path, value in lifetimes.items()}}

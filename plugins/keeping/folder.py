"""A page as it opens from a folder: every link relative, no script, and lists where the search was.

What runs from a file has no host: modules and what they fetch are refused there. Policies keep 'self', which Chromium and
Firefox take for the files of the same disk.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from plugins.keeping.leading import Leading
from plugins.pages import addresses

_TAG = re.compile(r"<(?!script\b)([a-z][a-z0-9]*)(\s[^<>]*)>\n?")
_ATTRIBUTE = re.compile(r'\s([A-Za-z][\w:-]*)="([^"<>]*)"')
_SCRIPT = re.compile(r'<script type="module"[^<>]*></script>\n?')
_FORM = re.compile(r'<form class="find"[^<>]*action="([^"]*)"[^<>]*>(.*?)</form>\n?', re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript><p>.*?</p></noscript>", re.DOTALL)
_DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>\n?')
_MENU = re.compile(r"<nav\b.*?</nav>\n?", re.DOTALL)
_NOWHERE = re.compile(r"<li><a(?![^<>]* href=)[^<>]*>[^<]*</a></li>\n?")
_STYLE = re.compile(r"(<style>)((?:[^<]|<(?!/style))*)(</style>)")
_URL = re.compile(r"""url\((["']?)([^)"'#]+)\1\)""")
_REFRESH = re.compile(r"^(\d+; url=)(.*)$")
_LINKS = frozenset(["href", "src", "poster"])
_SETS = frozenset(["srcset", "imagesrcset"])
_GONE = frozenset(["script-src", "connect-src", "form-action"])
# A link that leads nowhere in this copy is its words alone.
_WORDS_ALONE = "a:not([href]){color:inherit;text-decoration:none}"


@dataclass(frozen=True)
class Wordings:
    """What a page says in its language where the search was: the words of the link to the lists, and of the lists."""

    lists: str
    search: str
    no_search: str


def opened(page: str, name: str, leading: Leading, wordings: Wordings) -> str:
    """Return a page so that it opens from a folder, where it lies under `name`."""
    text = _NOSCRIPT.sub(f"<p>{html.escape(wordings.no_search, quote=False)}</p>", _SCRIPT.sub("", page))
    text = _FORM.sub(lambda found: _instead_of_search(found, name, leading, wordings), text)
    text = _MENU.sub(_without_nowhere, _TAG.sub(lambda found: _tag(found, name, leading), text))
    text = text if leading.is_published else _DATA.sub("", text)
    style = _STYLE.search(text)
    if not style:
        return text
    loaded = (
        _URL.sub(lambda found: f"url({found[1]}{leading.lead(found[2], name) or ''}{found[1]})", style[2])
        + _WORDS_ALONE
    )
    return _with_policy(text[: style.start(2)] + loaded + text[style.end(2) :], loaded)


def _instead_of_search(found: re.Match[str], name: str, leading: Leading, wordings: Wordings) -> str:
    """Put a link to the lists in the place of the field at the head of a page; other fields are taken out."""
    href = html.unescape(found[1])
    led = leading.lead(href, name)
    if 'id="q"' not in found[2] or led is None or led == "index.html":
        return ""
    words = wordings.search if "//" in led else wordings.lists
    return f'<p class="find"><a href="{found[1]}">{html.escape(words, quote=False)}</a></p>'


def _without_nowhere(found: re.Match[str]) -> str:
    """Take out of a menu what leads nowhere in this copy, and a menu of which nothing is left."""
    left = _NOWHERE.sub("", found[0])
    return left if "<li>" in left or left == found[0] else ""


def _tag(found: re.Match[str], name: str, leading: Leading) -> str:
    kind, given = found[1], dict(_ATTRIBUTE.findall(found[2]))
    if kind == "link":
        return _link(found, given, name, leading)
    if kind == "meta":
        return _meta(found, given, name, leading)
    return _led(found[0], name, leading)


def _link(found: re.Match[str], given: dict[str, str], name: str, leading: Leading) -> str:
    """Keep what is remembered of a page where it has an address; what is loaded early needs a host."""
    kinds = given.get("rel", "").split()
    if "preload" in kinds or "modulepreload" in kinds:
        return ""
    if "canonical" in kinds or "alternate" in kinds:
        return _absolute(found[0], leading) if leading.is_published else ""
    return _led(found[0], name, leading)


def _meta(found: re.Match[str], given: dict[str, str], name: str, leading: Leading) -> str:
    content = html.unescape(given.get("content", ""))
    refresh = _REFRESH.match(content) if given.get("http-equiv") == "refresh" else None
    if refresh:
        led = leading.lead(refresh[2], name)
        return found[0].replace(given["content"], html.escape(refresh[1] + led)) if led else ""
    is_nowhere = content.startswith(leading.root.url) and not leading.is_published
    return "" if is_nowhere else found[0]


def _absolute(tag: str, leading: Leading) -> str:
    """Write the links of a tag with the site's address."""

    def whole(href: str) -> str:
        address = leading.address(href)
        return href if address is None else leading.root.absolute(address)

    return _replaced(tag, whole)


def _led(tag: str, name: str, leading: Leading) -> str:
    return _replaced(tag, lambda href: leading.lead(href, name))


def _replaced(tag: str, lead: Callable[[str], str | None]) -> str:
    """Write where the links of a tag lead; one that leads nowhere is no link, and its language goes with it."""
    nowhere = False

    def attribute(found: re.Match[str]) -> str:
        nonlocal nowhere
        key, value = found[1].lower(), html.unescape(found[2])
        if key in _SETS:
            return f' {found[1]}="{html.escape(_set(value, lead))}"'
        if key not in _LINKS:
            return found[0]
        led = lead(value)
        nowhere = nowhere or led is None
        return "" if led is None else f' {found[1]}="{html.escape(led)}"'

    made = _ATTRIBUTE.sub(attribute, tag)
    return re.sub(r' (?:hreflang|type)="[^"]*"', "", made) if nowhere else made


def _set(value: str, lead: Callable[[str], str | None]) -> str:
    """Write where the candidates of a picture lie."""
    candidates = (candidate.split() for candidate in value.split(","))
    return ", ".join(" ".join([lead(url) or url, *width]) for url, *width in candidates)


def _with_policy(page: str, style: str) -> str:
    """Name the changed style in the page's policy, and allow no more than a file can do."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    def policy(found: re.Match[str]) -> str:
        kept = [part for part in html.unescape(found[2]).split("; ") if part.split(" ")[0] not in _GONE]
        named = [f"style-src 'sha256-{digest}'" if part.startswith("style-src ") else part for part in kept]
        return found[1] + "; ".join([*named, "form-action 'none'"]) + found[3]

    return re.sub(r'(<meta http-equiv="content-security-policy" content=")([^"]*)(")', policy, page, count=1)


def has_its_place(name: str) -> bool:
    """Tell whether a file of the site is of use in a folder: no scripts and their index, nothing for machines on the web."""
    if name.startswith(addresses.INDEXES) or (name.startswith("theme/") and name.endswith(".js")):
        return False
    last = name.rsplit("/", 1)[-1]
    is_for_web = name == addresses.ROBOTS or (last.startswith("sitemap") and last.endswith(".xml"))
    return not is_for_web and last not in ("card.png", addresses.NOT_FOUND)

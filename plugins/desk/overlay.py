"""What a preview adds to the pages it serves, and never to a file: a script that reloads them and shows problems."""

from __future__ import annotations

import html
import json
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.problems import Problem, counted, errors_of, message, said, warned
from plugins.desk.stage import Notice

EVENTS = "/-/events"
SCRIPT_ADDRESS = "/-/preview.js"
POLICY = re.compile(r"<meta\b[^>]*http-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
POLICY_TEXT = re.compile(r"\bcontent=(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
SCRIPT = Path(__file__).with_name("overlay.js")

EMPTY = """\
<!doctype html>
<html lang="{code}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{max-width:60rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}}
span{{display:block}}</style>
<main data-nothing-built>
<h1>{title}</h1>
<p>{more}</p>
<ol>{items}</ol>
</main>
"""


def add_to(page: str, build: str, tag: str) -> str:
    """Return a page with the preview's script, which its content security policy is widened to admit."""
    nonce = secrets.token_urlsafe(16)
    admitted = POLICY.sub(lambda found: POLICY_TEXT.sub(lambda text: _content(text[1], nonce), found[0]), page)
    names = f'data-build="{html.escape(build)}" data-tag="{html.escape(tag)}"'
    return f'{admitted}<script nonce="{nonce}" src="{SCRIPT_ADDRESS}" {names}></script>\n'


def widen(policy: str, nonce: str) -> str:
    """Return a content security policy that also admits the preview's script and its events, and nothing else."""
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    default = directives.get("default-src", [])
    for name, source in (("script-src", f"'nonce-{nonce}'"), ("connect-src", "'self'")):
        former = [word for word in directives.get(name, default) if word.lower() != "'none'"]
        if name in directives or "default-src" in directives:
            directives[name] = [*former, source]
    return "; ".join(" ".join([name, *words]) for name, words in directives.items())


def news(notice: Notice, code: Code) -> str:
    """Write a notice for the script, in a language: what is on show, and what is to be said about it."""
    errors = errors_of(notice.problems)
    warnings = [problem for problem in notice.problems if problem.level == "warning"]
    drafts = said(message("Drafts, seen here only"), code)
    data = {
        "build": notice.build,
        "errors": _listed(errors, counted(len(errors), code), code),
        "warnings": _listed(warnings, warned(len(warnings), code), code),
        "drafts": {"title": drafts, "items": notice.drafts},
    }
    return json.dumps(data, ensure_ascii=False)


def script(code: Code) -> str:
    """Return the script, with its words in a language."""
    words = {
        "lang": code,
        "dir": LANGUAGES[code].direction,
        "name": said(message("Preview"), code),
        "close": said(message("Close"), code),
        "last": said(message("What was saved last cannot be built; this page is from before."), code),
        "flawed": said(_FLAWED, code),
    }
    return SCRIPT.read_text("utf-8").replace('"WORDS"', json.dumps(words, ensure_ascii=False))


_BUILDING = message("The site is being built")
_FLAWED = message("The site cannot be built yet")


def empty_page(problems: Iterable[Problem], code: Code) -> str:
    """Return the page that stands in while there is no site: what is wrong, or that it is being built."""
    items = [
        f"<li><bdi dir=ltr>{html.escape(problem['place'])}</bdi> <span>{_sentence(problem['message'])}</span>"
        for problem in _listed(errors_of(problems), "", code)["items"]
    ]
    more = said(message("This page gives way to the site as soon as it is built."), code)
    title = said(_FLAWED if items else _BUILDING, code)
    direction = LANGUAGES[code].direction
    return EMPTY.format(code=code, direction=direction, title=title, more=more, items="\n".join(items))


def _sentence(text: str) -> str:
    """Return a message as HTML; what stands between backticks is typed from the left."""
    return re.sub("`[^`]+`", r"<bdi dir=ltr>\g<0></bdi>", html.escape(text))


def _listed(problems: Iterable[Problem], title: str, code: Code) -> dict[str, Any]:
    items = [
        {
            "place": f"{problem.path}:{problem.line}:{problem.column}" if problem.path else "",
            "message": said(problem.message, code),
        }
        for problem in problems
    ]
    return {"title": title, "items": items}


def _content(quoted: str, nonce: str) -> str:
    policy = widen(html.unescape(quoted[1:-1]), nonce)
    return f'content="{html.escape(policy)}"'

"""What a preview adds to the pages it serves, and never to a file: a script that reloads them and shows problems."""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Iterable

from plugins.archive.problems import Problem

EVENTS = "/-/events"
SCRIPT_ADDRESS = "/-/preview.js"
POLICY = re.compile(r"<meta\b[^>]*http-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
POLICY_TEXT = re.compile(r"\bcontent=(\"[^\"]*\"|'[^']*')", re.IGNORECASE)

SCRIPT = """\
// Preview only: reloads the page after a build, and shows what keeps a newer one back.
(() => {
  "use strict";
  const build = document.currentScript.dataset.build;
  let source = null, panel = null;

  const element = (name, style, text) => {
    const made = document.createElement(name);
    made.style.cssText = style;
    made.textContent = text;
    return made;
  };

  const dismiss = () => { panel?.remove(); panel = null; };

  const line = ({path, line, column, message}) => {
    const item = element("li", "margin:0 0 .75em;", "");
    if (path) item.append(element("b", "", `${path}:${line}:${column}`));
    const words = element("span", "display:block;white-space:pre-wrap;", message);
    words.dir = "auto";
    item.append(words);
    return item;
  };

  const show = (problems) => {
    const waiting = document.querySelector("[data-nothing-built]");
    if (waiting) {
      document.title = waiting.querySelector("h1").textContent = "The site cannot be built yet";
      waiting.querySelector("ol").replaceChildren(...problems.map(line));
      return;
    }
    dismiss();
    panel = element("section", "position:fixed;inset:auto 0 0;z-index:2147483647;max-block-size:60vh;overflow:auto;" +
      "padding:1em 1.5em;background:#1d1f21;color:#f5f5f5;border-block-start:4px solid #e06c5a;text-align:left;" +
      "font:14px/1.6 ui-monospace,monospace;", "");
    Object.assign(panel, {id: "nadwa-problems", dir: "ltr", lang: "en", role: "alert"});
    const title = "The last save cannot be built; this page is from the one before.";
    const list = element("ol", "margin:1em 0 0;padding:0 0 0 2em;", "");
    list.append(...problems.map(line));
    const close = element("button", "float:right;margin:0 0 .5em 1em;font:inherit;padding:0 .6em;cursor:pointer;", "Close");
    close.type = "button";
    close.addEventListener("click", dismiss);
    panel.append(close, element("strong", "", title), list);
    document.body.append(panel);
  };

  const listen = () => {
    source = new EventSource("/-/events");
    source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    source.addEventListener("reload", (event) => {
      if (JSON.parse(event.data) !== build) location.reload();
      else dismiss();
    });
  };

  // A browser opens six connections to a host at most: only pages that are seen keep one.
  const attend = () => {
    source?.close();
    if (document.visibilityState === "visible") listen();
  };

  document.addEventListener("visibilitychange", attend);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) attend(); });
  attend();
})();
"""

EMPTY = """\
<!doctype html>
<html lang="en" dir="ltr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{max-width:60rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 ui-monospace,monospace}}
span{{display:block;text-align:left}}</style>
<body data-nothing-built>
<h1>{title}</h1>
<p>This page gives way to the site as soon as it is built.</p>
<ol>{items}</ol>
"""


def add_to(page: str, build: str) -> str:
    """Return a page with the preview's script, which its content security policy is widened to admit."""
    nonce = secrets.token_urlsafe(16)
    admitted = POLICY.sub(lambda tag: POLICY_TEXT.sub(lambda text: _content(text[1], nonce), tag[0]), page)
    return f'{admitted}<script nonce="{nonce}" src="{SCRIPT_ADDRESS}" data-build="{html.escape(build)}"></script>\n'


def widen(policy: str, nonce: str) -> str:
    """Return a content security policy that also admits the preview's script and its events, and nothing else."""
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    default = directives.get("default-src", [])
    for name, source in (("script-src", f"'nonce-{nonce}'"), ("connect-src", "'self'")):
        former = [word for word in directives.get(name, default) if word.lower() != "'none'"]
        if name in directives or "default-src" in directives:
            directives[name] = [*former, source]
    return "; ".join(" ".join([name, *words]) for name, words in directives.items())


def empty_page(problems: Iterable[Problem]) -> str:
    """Return the page that stands in while there is no site: what is wrong, or that it is being built."""
    items = [
        f"<li><b>{html.escape(f'{problem.path}:{problem.line}:{problem.column}') if problem.path else ''}</b> "
        f'<span dir="auto">{html.escape(problem.message)}</span>'
        for problem in problems
    ]
    title = "The site cannot be built yet" if items else "The site is being built"
    return EMPTY.format(title=title, items="\n".join(items))


def _content(quoted: str, nonce: str) -> str:
    policy = widen(html.unescape(quoted[1:-1]), nonce)
    return f'content="{html.escape(policy)}"'

"""The same texts for two peers, each with a minimal theme: plain Pelican with i18n_subsites, and Hugo.

Both make what is asked of all: a page for each text with its languages, lists of ten, a page for each theme, a feed and
a sitemap. They check nothing, draw no cards, and set no phrase apart.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from benchmarks.corpus import CODES, Size, Text, texts

_RUN = re.compile(r":(?:ar|fr|en)\[([^\]]*)\]")
_CITATION = re.compile(r"\[@source-(\d+)\]")
HEAD = '<!doctype html><html lang="%s"><head><meta charset="utf-8"><title>%s</title>%s</head><body><h1>%s</h1>'

PELICAN = """\
SITENAME = "Nadwa"
SITEURL = "https://nadwa.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "ar"
THEME = "theme"
PLUGINS = ["i18n_subsites", "sitemap"]
SITEMAP = {"format": "xml"}
I18N_SUBSITES = {"fr": {}, "en": {}}
DEFAULT_PAGINATION = 10
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
FEED_ALL_ATOM = "feed.atom"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
LOCALE = ["C"]
"""
PELICAN_THEME = {
    "article.html": HEAD
    % (
        "{{ article.lang }}",
        "{{ article.title }}",
        '{% for t in article.translations %}<link rel="alternate" hreflang="{{ t.lang }}" href="{{ SITEURL }}/{{ t.url }}">{% endfor %}',
        "{{ article.title }}",
    )
    + '<p>{{ article.summary }}</p>{{ article.content }}{% for tag in article.tags %}<a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a>{% endfor %}</body></html>',
    "index.html": HEAD % ("{{ DEFAULT_LANG }}", "{{ SITENAME }}", "", "{{ SITENAME }}")
    + '{% for a in articles_page.object_list %}<p><a href="{{ SITEURL }}/{{ a.url }}">{{ a.title }}</a> {{ a.summary }}</p>{% endfor %}{{ articles_page.number }}</body></html>',
    "tag.html": HEAD % ("{{ DEFAULT_LANG }}", "{{ tag }}", "", "{{ tag }}")
    + '{% for a in articles %}<p><a href="{{ SITEURL }}/{{ a.url }}">{{ a.title }}</a> {{ a.summary }}</p>{% endfor %}</body></html>',
}
HUGO = """\
baseURL = "https://nadwa.example/"
defaultContentLanguage = "ar"
disableKinds = ["section"]
[pagination]
pagerSize = 10
[taxonomies]
tag = "tags"
[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 20
""" + "".join(f'[languages.{code}]\nlocale = "{code}"\ntitle = "Nadwa"\n' for code in CODES)
_ROWS = '{{ range %s }}<p><a href="{{ .Permalink }}">{{ .Title }}</a> {{ .Summary }}</p>{{ end }}'
HUGO_THEME = {
    "single.html": HEAD
    % (
        "{{ .Language.Lang }}",
        "{{ .Title }}",
        '{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}',
        "{{ .Title }}",
    )
    + '<p>{{ .Summary }}</p>{{ .Content }}{{ range .GetTerms "tags" }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}</body></html>',
    "home.html": HEAD % ("{{ .Language.Lang }}", "{{ .Title }}", "", "{{ .Title }}")
    + "{{ $p := .Paginate .Site.RegularPages }}"
    + _ROWS % "$p.Pages"
    + "{{ $p.PageNumber }}</body></html>",
    "list.html": HEAD % ("{{ .Language.Lang }}", "{{ .Title }}", "", "{{ .Title }}")
    + _ROWS % ".Pages"
    + "</body></html>",
}


def write_pelican(folder: Path, stories: int) -> None:
    """Write the corpus as plain Pelican with i18n_subsites reads it."""
    _begin(folder, {"pelicanconf.py": PELICAN}, "theme/templates", PELICAN_THEME)
    for text in texts(Size(stories)):
        head = f"Title: {text.title}\nDate: {text.edition[-4:]}-05-03\nLang: {text.code}\nSlug: {text.story}\n"
        head += f"Tags: {', '.join(text.themes)}\nSummary: {text.summary}\n"
        _write(folder / "content" / f"{text.story}.{text.code}.md", f"{head}\n{_body(text)}\n")


def write_hugo(folder: Path, stories: int) -> None:
    """Write the corpus as Hugo reads it."""
    _begin(folder, {"hugo.toml": HUGO}, "layouts/_default", HUGO_THEME)
    for text in texts(Size(stories)):
        head = f'title: "{text.title}"\ndate: {text.edition[-4:]}-05-03\nsummary: "{text.summary}"\n'
        head += f"tags: [{', '.join(text.themes)}]\n"
        _write(folder / "content" / f"{text.story}.{text.code}.md", f"---\n{head}---\n\n{_body(text)}\n")


def _body(text: Text) -> str:
    """Return a text without the marks that only this archive knows."""
    plain = _CITATION.sub(r" (\1)", _RUN.sub(r"\1", text.body))
    return plain.replace("{filename}/editions/", "https://nadwa.example/")


def _begin(folder: Path, settings: dict[str, str], below: str, theme: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in settings.items():
        _write(folder / name, content)
    for name, content in theme.items():
        _write(folder / below / name, content)
    (folder / "content").mkdir()


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")

"""The theme's templates in one language: what is the same on every page is settled when a template is read.

A template is compiled once for all languages. Where it says a word, a mark stands in what was compiled, and each language
has its own word in the place of the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from gettext import NullTranslations
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, Macro
from markupsafe import Markup

# No template has these signs; between context and text stands the one that gettext has there.
_BEGINS, _PARTS, _ENDS = "\x02", "\x04", "\x03"
_MARK = re.compile(f"{_BEGINS}(?:([^{_PARTS}{_ENDS}]*){_PARTS})?([^{_ENDS}]*){_ENDS}")
# The calls that say a word, as Jinja reads them.
_CALLS = {
    "_": ("name", "lparen", "string", "rparen"),
    "pgettext": ("name", "lparen", "string", "comma", "string", "rparen"),
}


class Said(Extension):
    """Words without places are said when a template is read: `{{ _("Index") }}` is then a part of its text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put the mark of a word in the place of the call that says it."""
        tokens, at = list(stream), 0
        while at < len(tokens):
            call = _CALLS.get(str(tokens[at].value), ())
            found = tokens[at : at + len(call)]
            if call and tuple(token.type for token in found) == call:
                texts = [token.value for token in found if token.type == "string"]
                yield from _marked(_PARTS.join(texts), tokens[at].lineno)
                at += len(call)
            else:
                yield tokens[at]
                at += 1


def _marked(text: str, line: int) -> Iterator[Token]:
    """Yield what Jinja reads as a text that is not to be escaped."""
    yield Token(line, "lparen", "(")
    yield Token(line, "string", f"{_BEGINS}{text}{_ENDS}")
    yield Token(line, "pipe", "|")
    yield Token(line, "name", "safe")
    yield Token(line, "rparen", ")")


def _spoken(compiled: Any, words: NullTranslations) -> Any:
    """Return what was compiled, or a constant in it, with the words of a language in the place of their marks."""
    if isinstance(compiled, CodeType):
        return compiled.replace(co_consts=_spoken(compiled.co_consts, words))
    if isinstance(compiled, tuple):
        return tuple(_spoken(one, words) for one in compiled)
    return _MARK.sub(lambda mark: _word(mark, words), compiled) if isinstance(compiled, str) else compiled


def _word(mark: re.Match[str], words: NullTranslations) -> str:
    said = words.gettext(mark[2]) if mark[1] is None else words.pgettext(mark[1], mark[2])
    # As in words with places, a sign of percent is written twice.
    return str(Markup(said) % {})


class _Context(Context):
    """What a template sees; most of what it calls are macros, which ask for nothing but what they are given."""

    def call(self, called: Any, /, *args: Any, **given: Any) -> Any:
        """Call a macro at once, and anything else in Jinja's own way."""
        if type(called) is not Macro:
            return super().call(called, *args, **given)
        given.pop("_loop_vars", None)
        given.pop("_block_vars", None)
        return called(*args, **given)


class Templates(Environment):
    """An environment of one language, which reads each template once: a run has one theme from first page to last."""

    context_class = _Context

    def __init__(self, folder: Path, words: NullTranslations, compiled: dict[str, CodeType]) -> None:
        """Prepare to read the templates of a folder with the words of a language; `compiled` is that of all languages."""
        self.words, self.compiled = words, compiled
        self._read: dict[str | Template, Template] = {}
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n", Said],
        )
        self.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template that was read already, or read it."""
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = super().get_template(name, parent, globals)
        return found

    def compile(
        self, source: Any, name: str | None = None, filename: str | None = None, *more: Any, **others: Any
    ) -> Any:
        """Compile a template, or take it as it was compiled for another language, and say its words."""
        code = self.compiled.get(str(name))
        if code is None:
            code = self.compiled[str(name)] = super().compile(source, name, filename, *more, **others)
        return _spoken(code, self.words)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Let all templates see the same globals, in one plain mapping that is quickly asked."""
        return super().make_globals(d) if d else self.globals

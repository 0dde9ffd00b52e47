"""The theme's templates in one language: what is the same on every page is settled when a template is read."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, Macro
from markupsafe import Markup

# The calls that say a word, as Jinja reads them.
_CALLS = {
    "_": ("name", "lparen", "string", "rparen"),
    "pgettext": ("name", "lparen", "string", "comma", "string", "rparen"),
}


class Said(Extension):
    """Words without places are said when a template is read: `{{ _("Index") }}` is then a part of its text."""

    environment: Templates

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put each word in the place of the call that says it."""
        tokens, at = list(stream), 0
        while at < len(tokens):
            call = _CALLS.get(str(tokens[at].value), ())
            found = tokens[at : at + len(call)]
            if call and tuple(token.type for token in found) == call:
                yield from self._said([token.value for token in found if token.type == "string"], tokens[at].lineno)
                at += len(call)
            else:
                yield tokens[at]
                at += 1

    def _said(self, texts: list[str], line: int) -> Iterator[Token]:
        words = self.environment.words
        said = words.gettext(*texts) if len(texts) == 1 else words.pgettext(*texts)
        yield Token(line, "lparen", "(")
        # As when it is said on a page, a sign of percent is written twice, and the word is no text to be escaped.
        yield Token(line, "string", str(Markup(said) % {}))
        yield Token(line, "pipe", "|")
        yield Token(line, "name", "safe")
        yield Token(line, "rparen", ")")


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

    def __init__(self, folder: Path, words: NullTranslations) -> None:
        """Prepare to read the templates of a folder with the words of a language."""
        self.words = words
        self._read: dict[str, Template] = {}
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
        found = self._read.get(str(name))
        if found is None:
            found = self._read[str(name)] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Let all templates see the same globals, in one plain mapping that is quickly asked."""
        return super().make_globals(d) if d else self.globals

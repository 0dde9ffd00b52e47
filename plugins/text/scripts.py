"""How names are built in the two scripts: what a word is, what joins two words into one name, what ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.text.shapes import NUMBER, SPACE, YEAR
from plugins.text.tracing import Direction

# Hebrew, Arabic, Syriac, Thaana, N’Ko and the presentation forms; Arabic-Indic digits and vowel marks are not strong.
_RTL = "\u0590-\u05ff\u0600-\u0605\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_OTHER = rf"[^\W\d_{_RTL}\u064b-\u065f\u0660-\u066c\u0670²³¹¼½¾]"
_GLUE = r"(?:[.\-‐‑–'’&/_:+@#·*~=\\|]|\+\+)"
_PART = rf"(?:{_OTHER}|[\d\u0300-\u036f]|(?<=\b[kcm]m|.\bm)[²³]|[²³¹](?=[^\W_])|_|{_GLUE}(?=[^\W_{_RTL}])|[+#]{{1,2}}(?=[A-Za-z0-9]))"
_LEAD = rf"(?<![\w.{_RTL}])(?:[#@~$]|\*?\.(?=[^\W\d_{_RTL}])|--|-(?=[A-Za-z]\b)|\.{{0,2}}/(?=[^\W\d_{_RTL}]))"
_SHORT = (
    r"(?:\b(?:Inc|Ltd|Co|Corp|Bros|Dr|Mr|Mrs|Ms|Prof|St|Ste|Sr|Jr|Mt|Ft|No|vs|etc|Ph|Me|Mme|Mlle|Cie|Art|Vol|Ed|Fig|Gov"
    r"|S\.A\.R\.L|S\.A|e\.g|i\.e)|(?:\b[A-Z]\.)*\b[A-Z])$"
)
# Before these a number is not theirs: it belongs to the name before it. Other words are taken for the thing counted.
_AFTER_NAME = re.compile(
    rf"{SPACE}+(?:[وفبلك]?ال|لل|(?:و?(?:في|من|إلى|على|عن|مع|قد|هو|هي|كان|كانت|هذا|هذه|ذلك|تلك|التي|الذي|حيث|ثم|أو|أن|إن|بعد|قبل|منذ|خلال|حول|ضد|عند|لدى|بين|ضمن|كما|لا|لم|لن|ما)(?![\w]))"
    rf"|ي(?!وم)|ب(?!لد|نك|نوك|حث|حوث|رنامج|رامج|طاق|يت|يوت|ط|رج|اح|عث|ند|ر?ن)|ل(?!قاء|جن|جان|غ|اعب|وح|ائح|تر)"
    rf"|و(?!رش|زا|زر|زي|كال|حد|فد|فود|لاي|ثي|ثا|ظائ|ظيف|سائ|سيل|جه|اح))"
)
_COUNTED = re.compile(
    rf"{SPACE}+(?:زائر|زوار|مشارك|متدخل|عارض|شخص|أشخاص|ألف|آلاف|مليون|ملايين|مليار|درهم|دولار|أورو|يورو|طالب|طلب|منصب|مقعد|عضو|أعضاء|مستفيد|خبير|خبراء)"
)


def _is_standard(name: str, figure: str) -> bool:
    """Tell whether a number is that of a standard or a law: capitals, and four digits or more."""
    return bool(re.search(r"[A-Z]{2,}$", name)) and sum(map(str.isdigit, figure)) > 3


@dataclass(frozen=True)
class Script:
    """One way of writing, as it stands in a text of the other direction."""

    direction: Direction
    letter: re.Pattern[str]
    own: re.Pattern[str]
    word: re.Pattern[str]
    gap: re.Pattern[str]
    short: re.Pattern[str]
    aside: re.Pattern[str]
    tail: re.Pattern[str]
    number: re.Pattern[str]

    def gap_after(self, text: str, start: int, end: int) -> int | None:
        """Return where the next word of a name must begin, or None where the name cannot go on."""
        found = self.gap.match(text, end)
        if found:
            return found.end()
        return end + 2 if self._is_short(text, start, end) and re.match(rf"\.{SPACE}", text[end : end + 2]) else None

    def finished(self, text: str, start: int, end: int) -> int:
        """Return the end of a name with what leans on it: the full stop of a short form, its mark, its number."""
        if (
            text[end : end + 1] == "." and self._is_short(text, start, end) and self._goes_on(text, start, end + 1)
        ) or (text[end : end + 1] in ("!", "?") and re.match(r"[،؛,:;!]", text[end + 1 : end + 2])):
            end += 1
        found = self.number.match(text, end)
        if not found or re.match(r"[-–]\d|[%٪]", text[found.end() :]):
            return end
        return found.end() if self._owns(text, start, end, found) else end

    def is_doubtful(self, text: str, start: int, number: re.Match[str]) -> bool:
        """Tell whether a number after a name may be the name's or another's: no year, no standard, a word follows."""
        figure, name = number[1], text[start : number.start()]
        sure = re.fullmatch(YEAR, figure) or "." in figure or _is_standard(name, figure)
        rest = text[number.end() :]
        return not sure and bool(re.match(rf"{SPACE}+[{_RTL}]", rest)) and not _COUNTED.match(rest)

    def _is_short(self, text: str, start: int, end: int) -> bool:
        return bool(self.short.search(text[start:end]))

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        return bool(re.match(rf"{SPACE}*[^\s.]", text[end:])) or "." in text[max(start, end - 3) : end - 1]

    def _owns(self, text: str, start: int, end: int, number: re.Match[str]) -> bool:
        """Tell whether a number after a name is part of it; a doubt for readers too, and proofreading says so."""
        rest, figure = text[number.end() :], number[1]
        if _COUNTED.match(rest):
            return False
        if re.fullmatch(YEAR, figure) or _is_standard(text[start:end], figure):
            return True
        if self.direction == "rtl":
            return False
        return not re.match(rf"{SPACE}+[{_RTL}]", rest) or bool(_AFTER_NAME.match(rest))


_ARABIC_WORD = rf"[{_RTL}\u064b-\u065f\u0660-\u066c\u0670]"
ARABIC_MARK = re.compile("[،؛؟]")
LATIN = Script(
    direction="ltr",
    letter=re.compile(_OTHER),
    own=re.compile(f"[{_RTL}]"),
    word=re.compile(rf"(?:{_LEAD}|(?<!\d))(?:(?:\d{{1,20}}[.\-/]){{0,8}}\d{{0,20}})?{_OTHER}{_PART}*|{_OTHER}{_PART}*"),
    gap=re.compile(
        rf"{SPACE}+(?:[&+×x]{SPACE}+|(?:{NUMBER}{SPACE}+)+)?|-{SPACE}(?!-)|,{SPACE}(?=(?:Inc|Ltd|LLC|Jr|Sr|PLC|plc)\b|S\.A)"
        rf"|{SPACE}(?=\"[^\"\n{_RTL}]{{1,60}}\"{SPACE}{_OTHER}|“[^“”\n{_RTL}]{{1,60}}”{SPACE}{_OTHER})"
    ),
    short=re.compile(_SHORT),
    aside=re.compile(rf"{SPACE}?\((?=[^()]*{_OTHER})[^()\n{_RTL}،]{{1,80}}\)"),
    tail=re.compile(r"(?:\+{1,2}(?!\w)|(?<=[A-Z])#(?!\w)|(?<=\b[A-Z])\*(?!\w)|[™®©℠]|/(?=[\s،؛.]|$))*"),
    number=re.compile(rf"{SPACE}({NUMBER}\+?)(?![\w{_RTL}/])"),
)
ARABIC = Script(
    direction="rtl",
    letter=re.compile(f"[{_RTL}]"),
    own=re.compile(_OTHER),
    word=re.compile(rf"(?:(?<!\w)[#@])?{_ARABIC_WORD}(?:{_ARABIC_WORD}|[\d_.\-/:](?={_ARABIC_WORD})|\d)*"),
    gap=re.compile(
        rf"{SPACE}+(?:{NUMBER}%?{SPACE}+)*|[،.:!]{SPACE}+(?:{NUMBER}%?{SPACE}+)*|،(?={_ARABIC_WORD})|{SPACE}?«(?={_ARABIC_WORD})|»{SPACE}?(?={_ARABIC_WORD})"
    ),
    short=re.compile(r"(?!)"),
    aside=re.compile(
        rf"{SPACE}?\((?=[^()]*[{_RTL}])(?:(?!{_OTHER})[^()\n]){{1,80}}\)|{SPACE}?«(?={_ARABIC_WORD})(?:(?!{_OTHER})[^«»\n]){{1,200}}»"
    ),
    tail=re.compile(""),
    number=re.compile(rf"{SPACE}({NUMBER})(?![\w{_RTL}/.])"),
)
SCRIPTS: dict[Direction, Script] = {"rtl": LATIN, "ltr": ARABIC}

"""The rules of time: dates as they are written, months and weekdays, spans, and words that age."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from plugins.text.lexicon import FOREIGN_MONTHS, MONTHS, WEEKDAYS
from plugins.text.numerals import DIGITS
from plugins.text.passages import Passage
from plugins.text.rulebook import ERROR, WARNING, Slip, rule

MONTH = {code: "|".join(months) for code, months in MONTHS.items()}
MONTH["ar"] += "|" + "|".join(FOREIGN_MONTHS)
_ANY_CASE = {code: f"(?i:{months})" for code, months in MONTH.items()}
WEEKDAY = {code: "|".join(days) for code, days in WEEKDAYS.items()}
WEEKDAY["ar"] += "|الإثنين"
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(?:(?P<first>\d{1,2})[–-])?(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))(?![\w/-]|\.\d)"
)
# Foreign names of months that are other words too, unless a number stands beside them.
_DOUBTFUL = frozenset(["جوان", "أوت", "يونية", "جانفي"])
# Letters that Arabic writes together with the next word.
_JOINED = "وبلفك"
_STREETS = re.compile(
    r"(?:avenue|rue|place|boulevard|hôpital|lycée|quartier|fête|stade|complexe|mouvement|marche|verte) (?:du |de )?\d*$",
    re.I,
)
# The name of a plan or a season keeps its years as they are written.
_PLANS = re.compile(
    r"(?:[A-ZÀ-Ý][\w’]*[ \u00a0]|(?:\bplan|programme|stratégie|schéma|feuille de route|horizon|strategy|roadmap|season|saison|mandat"
    r"|خطة|برنامج|استراتيجية|مخطط|خارطة|موسم|أفق)\b[^.،,]{0,50})$"
)
# What stands behind a day, and not behind a number that counts.
_ENDS = re.compile(r"[,;.:)!?]|$| (?:and|to|at|in|until)\b")


def _written(language: str, day: int, month: int, year: str) -> str | None:
    """Write a day as the language does, or nothing where there is no such day."""
    try:
        datetime.date(int(year), month, day)
    except ValueError:
        return None
    return f"{'1er' if language == 'fr' and day == 1 else day} {MONTHS[language][month - 1]} {year}"


@rule("date", ERROR, "`%(typed)s` is a date in digits alone; write `%(mended)s`", signs=DIGITS)
def no_numeric_date(passage: Passage) -> Iterator[Slip]:
    """A date has its month as a word."""
    for found in _NUMERIC.finditer(passage.own):
        if found["iso"]:
            year, month, day = found["iso"].split("-")
        else:
            year, month, day = found["year"], found["month"], found["day"]
            # The day comes first in Morocco, unless it cannot.
            if int(month) > 12 >= int(day) and not found["first"]:
                month, day = day, month
        mended = _written(passage.language, int(day), int(month), year)
        if mended:
            joined = {"ar": " و", "fr": " et ", "en": "–"}[passage.language]
            yield Slip(*found.span(), f"{int(found['first'])}{joined}{mended}" if found["first"] else mended)


@rule(
    "date", ERROR, "`%(typed)s` is not how the language writes a day; write `%(mended)s`", languages="fr", signs=DIGITS
)
def first_of_the_month(passage: Passage) -> Iterator[Slip]:
    """In French the first of a month is *1er*, and no month is cut short."""
    for found in re.finditer(rf"(?<![\w.,/–-])1([ \u00a0]+{_ANY_CASE['fr']})(?!\w)", passage.own):
        yield Slip(*found.span(), f"1er{found[1]}")
    short = {month[:size]: month for month in MONTHS["fr"] for size in (3, 4, 5) if len(month) > size + 1}
    for found in re.finditer(
        rf"(?<!\w)(\d{{1,2}}(?:er)?[ \u00a0])({'|'.join(sorted(short, key=len, reverse=True))})\.", passage.own
    ):
        yield Slip(*found.span(), f"{found[1]}{short[found[2]]}")


@rule(
    "date", ERROR, "`%(typed)s` is not how the language writes a day; write `%(mended)s`", languages="en", signs=DIGITS
)
def day_before_month(passage: Passage) -> Iterator[Slip]:
    """In English a date is *28 February 2024*: the day first, without *st, nd, rd, th* or a comma."""
    months, days = _ANY_CASE["en"], WEEKDAY["en"]
    second = r"(?:(?P<join> and | to | ?[-–] ?)(?P<last>\d{1,2})(?:st|nd|rd|th)?)?(?:,? (?P<year>\d{4}))?(?!\w)"
    for found in re.finditer(
        rf"(?<!\w)(?P<month>{months}) (?P<day>\d{{1,2}})(?P<ending>st|nd|rd|th)?{second}", passage.own
    ):
        # After *In May* a number may count something else.
        is_date = found["ending"] or found["last"] or found["year"] or _ENDS.match(passage.own, found.end())
        if is_date and 1 <= int(found["day"]) <= 31:
            join = found["join"] if (found["join"] or "-").strip() not in "-–" else "–"
            span = f"{found['day']}{join}{found['last']}" if found["last"] else found["day"]
            yield Slip(*found.span(), " ".join(filter(None, [span, found["month"].capitalize(), found["year"]])))
    for found in re.finditer(
        rf"(?<!\w)(?:the )?(\d{{1,2}})(?:(?:st|nd|rd|th)(?: of)?| of),? ({months})(?!\w)", passage.own
    ):
        yield Slip(*found.span(), f"{found[1]} {found[2].capitalize()}")
    for found in re.finditer(rf"(?<!\w)({days}), (\d{{1,2}} (?:{months}))(?!\w)", passage.own):
        yield Slip(*found.span(), f"{found[1]} {found[2]}")


@rule(
    "date",
    ERROR,
    "`%(typed)s` is not how the language writes a day; write `%(mended)s`",
    languages="ar",
    signs="،",
    cues=WEEKDAY["ar"].split("|"),
)
def weekday_without_comma(passage: Passage) -> Iterator[Slip]:
    """In Arabic no comma parts the weekday from the day: الأربعاء 28 فبراير 2024."""
    for found in re.finditer(
        rf"(?<!\w)({WEEKDAY['ar']})،? ?(?<=[،])? ?(\d{{1,2}} (?:{MONTH['ar']}))(?!\w)", passage.own
    ):
        if "،" in found.group():
            yield Slip(*found.span(), f"{found[1]} {found[2]}")


@rule(
    "month",
    ERROR,
    "`%(typed)s` is not the month’s name; write `%(mended)s`",
    languages="ar",
    cues=[before + month for before in ("", *_JOINED) for month in FOREIGN_MONTHS],
)
def moroccan_months(passage: Passage) -> Iterator[Slip]:
    """Arabic months are Morocco’s: ماي، يوليوز، غشت، شتنبر، نونبر، دجنبر."""
    for found in passage.words:
        word = found.group()
        for size in (0, 1):
            bare = word[size:]
            if bare in FOREIGN_MONTHS and (not size or word[0] in _JOINED) and _is_month(passage, found, bare):
                yield Slip(found.start() + size, found.end(), FOREIGN_MONTHS[bare])
                break


def _is_month(passage: Passage, found: re.Match[str], word: str) -> bool:
    before, after = passage.own[: found.start()], passage.own[found.end() :]
    return word not in _DOUBTFUL or bool(re.search(r"(?:\d|شهر) $", before) or re.match(r" \d{4}\b", after))


@rule("month", ERROR, "`%(typed)s` is not the month’s name; write `%(mended)s`", languages="fr", cues=MONTHS["fr"])
def small_months(passage: Passage) -> Iterator[Slip]:
    """French months have no capital within a sentence."""
    months = "|".join(month.capitalize() for month in MONTHS["fr"])
    for found in re.finditer(rf"(?<=[a-zà-ÿ\d,’] )({months})(?!\w)", passage.own):
        before, after = passage.own[: found.start()], passage.own[found.end() :]
        is_dated = re.search(r"\d(?:er)? $", before) or re.match(r" \d{4}\b", after)
        is_plain = is_dated or (
            found[1] not in ("Mars", "Mai", "Avril") and re.search(r"\b(?:en|fin|début|de) $", before)
        )
        if is_plain and not _STREETS.search(re.sub(r"(?:er)? $", "", before)):
            yield Slip(*found.span(), found[1].lower())


@rule("month", ERROR, "`%(typed)s` is not the month’s name; write `%(mended)s`", languages="en", cues=MONTHS["en"])
def capital_months(passage: Passage) -> Iterator[Slip]:
    """English months have a capital."""
    for found in re.finditer(
        r"(?<![\w-])(january|february|april|june|july|september|october|november|december)(?![\w-])", passage.own
    ):
        yield Slip(*found.span(), found[1].capitalize())
    for found in re.finditer(
        r"(?<=\d )(march|may|august)(?!\w)|(?<=\b(?:in|of) )(march|may|august)(?= \d{4}\b)", passage.own
    ):
        yield Slip(*found.span(), found.group().capitalize())


@rule("weekday", ERROR, "%(date)s was another day of the week than `%(typed)s`; write `%(mended)s`", signs=DIGITS)
def weekday_of_its_date(passage: Passage) -> Iterator[Slip]:
    """The weekday is that of its date."""
    language = passage.language
    days, months = WEEKDAY[language], _ANY_CASE[language]
    number = r"(\d{1,2})(?:er)?"
    for found in re.finditer(
        rf"(?<!\w)({days}),? {number}(?= {months}| (?:و|et |and )(?:le )?(?:{days}) \d)", passage.own, re.I
    ):
        rest = re.compile(rf"(?: (?:و|et |and )(?:le )?(?:{days}) \d{{1,2}}(?:er)?)? ({months}) (\d{{4}})(?!\d)").match(
            passage.own, found.end()
        )
        day = rest and _day(language, int(found[2]), rest[1], int(rest[2]))
        if rest and day:
            right = WEEKDAYS[language][day.weekday()]
            if found[1].lower().replace("إ", "ا") != right.lower():
                mended = right.capitalize() if found[1][0].isupper() else right
                date = f"{found[2]} {rest[1]} {rest[2]}"
                yield Slip(found.start(1), found.end(1), mended, {"date": date})


def _day(language: str, day: int, month: str, year: int) -> datetime.date | None:
    names = [name.lower() for name in MONTHS[language]]
    try:
        return datetime.date(year, names.index(FOREIGN_MONTHS.get(month, month).lower()) + 1, day)
    except ValueError:
        return None


@rule("range", WARNING, "`%(typed)s` is not how the language writes a span; write `%(mended)s`", signs="-–—")
def spans(passage: Passage) -> Iterator[Slip]:
    """A span is said in words in Arabic and French, and takes – in English, without *from*."""
    text, language = passage.own, passage.language
    for found in re.finditer(r"(?<![\w.,/:+–-])(\d{1,4})( ?)([-–—])\2(\d{1,4})(?![\w/–-]|[.,:]\d)", text):
        first, last = int(found[1]), int(found[4])
        is_span = 0 < first < last and (len(found[1]) == len(found[4]) or last <= 31)
        if not is_span or _PLANS.search(text[: found.start()]):
            continue
        if language == "en":
            if found[3] != "–" or found[2]:
                yield Slip(*found.span(), f"{first}–{last}")
        else:
            yield Slip(*found.span(), _said(language, first, last))


def _said(language: str, first: int, last: int) -> str:
    if last - first == 1 and last <= 31:
        return f"{first} و{last}" if language == "ar" else f"{first} et {last}"
    return f"من {first} إلى {last}" if language == "ar" else f"{first} à {last}"


RULES = (
    no_numeric_date,
    first_of_the_month,
    day_before_month,
    weekday_without_comma,
    moroccan_months,
    small_months,
    capital_months,
    weekday_of_its_date,
    spans,
)

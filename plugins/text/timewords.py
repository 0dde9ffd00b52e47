"""The rule of words that age: time is told by dates, and never from the day of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.text.dates import MONTH, WEEKDAY
from plugins.text.lexicon import WEEKDAYS
from plugins.text.passages import Passage
from plugins.text.rulebook import ERROR, Slip, rule

_AR_TIME = (
    r"(?<!الشهر )(?<!السنة )(?<!الليلة )(?<!\w)(?:و|ف)?(?:صباح |مساء |حتى |إلى )?(?<!ثم )(?<!من )(?<!عن )(?<!في )(?<!هذا )(?<!ذلك )(?<!خلال )(?<!نفس )(?<!طيلة )(?<!طوال )(?<!منتصف )"
    rf"اليوم(?! (?:ال(?!(?:{WEEKDAY['ar'].replace('ال', '')})\b)\w+|نفسه|ذاته|عينه|{MONTH['ar']}))(?!\w)"
    r"|(?<!\w)و?أمس(?! الحاجة)(?!\w)|(?<!\w)(?:يوم|بعد) غد(?!\w)|(?<!\w)البارحة(?!\w)"
    r"|(?<!\w)[وفبل]?هذ(?:ه السنة|ا العام|ا الشهر|ا الأسبوع)(?!\w)"
    r"|(?<!\w)(?:ال|لل|بال|وال)(?:سنة|عام|شهر|أسبوع) (?:الماضية?|الجارية?|المقبلة?|القادمة?|المنصرمة?|الفائتة?|الحالية?)(?!\w)"
    rf"|(?<!\w)(?:{MONTH['ar']}) (?:الماضي|الجاري|المقبل|القادم|المنصرم)(?!\w)"
    rf"|(?<!\w)(?:{WEEKDAY['ar']}) (?:الماضية?|المقبلة?|القادمة?)(?!\w)"
)
_FR_TIME = (
    r"(?<!d[’'])(?<!\w)aujourd[’']hui\b|(?<!\w)(?:avant-)?hier\b(?!-)|(?<![’'\w-])(?<!\bde )(?:après-)?demain\b"
    r"|(?<!\w)(?:cette année|cette semaine|ce mois)(?!-là)(?:-ci)?(?!\w)"
    rf"|(?<!\w)ce (?:{WEEKDAY['fr']})(?!-là)(?!\w)"
    r"|(?<!\w)(?:l[’'](?:an|année)|le mois|la semaine) (?:derni(?:er|ère)|prochaine?|passée?)(?!\w)"
    rf"|(?<!\w)(?:{WEEKDAY['fr']}) (?:dernier|prochain)(?!\w)"
)
_EN_TIME = (
    r"(?<!\bof )(?<![\w’-])(?:today|tomorrow)\b(?![’'-])|(?<![\w’-])(?:yesterday|tonight)\b"
    rf"|(?<![\w’-])this (?:year|month|week|morning|afternoon|evening|{WEEKDAY['en']})\b"
    rf"|(?<!\bthe )(?<!\bits )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<![\w’-])(?:last|next) (?:year|month|week|{WEEKDAY['en']})\b(?! of)"
)
# A word that every one of them has.
_CUES = (
    *("اليوم", "واليوم", "فاليوم", "أمس", "وأمس", "غد", "البارحة", "السنة", "العام", "الشهر", "الأسبوع"),
    *("الماضي", "الماضية", "الجاري", "الجارية", "المقبل", "المقبلة", "القادم", "القادمة", "المنصرم", "المنصرمة"),
    *("الفائت", "الفائتة", "الحالي", "الحالية"),
    *("aujourd", "hier", "demain", "année", "semaine", "mois", "an", *WEEKDAYS["fr"]),
    *("today", "tomorrow", "yesterday", "tonight", "this", "last", "next"),
)
_TIME = {code: re.compile(pattern) for code, pattern in (("ar", _AR_TIME), ("fr", _FR_TIME), ("en", _EN_TIME))}


@rule("time-word", ERROR, "`%(typed)s` depends on the day of writing; write the date", cues=_CUES)
def absolute_time(passage: Passage) -> Iterator[Slip]:
    """Time is told by dates, and never from the day of writing."""
    for found in _TIME[passage.language].finditer(passage.own):
        yield Slip(*found.span())
    if passage.language != "ar":
        first = re.match(
            r"(?:Aujourd[’']hui|Hier|Demain|Cette (?:année|semaine)|Today|Yesterday|Tomorrow|This (?:year|month|week)|(?:Last|Next) (?:year|month|week))(?![\w’'-]| [A-Z])",
            passage.own,
        )
        for found in [first] if first else []:
            yield Slip(*found.span())


RULES = (absolute_time,)

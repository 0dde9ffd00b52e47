"""How a language counts: the forms that a noun takes behind a number, by the plural rules of CLDR."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.archive.languages import LANGUAGES, Code

# The forms of each language in this order; in Arabic one and two are said without a number.
_CATEGORIES: Mapping[Code, tuple[str, ...]] = {
    "ar": ("one", "two", "few", "many", "other"),
    "fr": ("one", "other"),
    "en": ("one", "other"),
}
_SILENT = {("ar", "one"), ("ar", "two")}
_NOUNS: Mapping[str, tuple[str, str, str]] = {
    "articles": ("مقال واحد|مقالان|مقالات|مقالا|مقال", "article|articles", "article|articles"),
    "editions": ("دورة واحدة|دورتان|دورات|دورة|دورة", "édition|éditions", "edition|editions"),
    "people": ("شخص واحد|شخصان|أشخاص|شخصا|شخص", "personne|personnes", "person|people"),
    "organisations": ("هيئة واحدة|هيئتان|هيئات|هيئة|هيئة", "organisme|organismes", "organisation|organisations"),
    "agreements": (
        "اتفاقية واحدة|اتفاقيتان|اتفاقيات|اتفاقية|اتفاقية",
        "convention|conventions",
        "agreement|agreements",
    ),
    "sources": ("مصدر واحد|مصدران|مصادر|مصدرا|مصدر", "source|sources", "source|sources"),
    "visits": ("زيارة واحدة|زيارتان|زيارات|زيارة|زيارة", "visite|visites", "visit|visits"),
    "visitors": ("زائر واحد|زائران|زوار|زائرا|زائر", "visiteur|visiteurs", "visitor|visitors"),
    "participants": (
        "مشارك واحد|مشاركان|مشاركين|مشاركا|مشارك",
        "participant|participants",
        "participant|participants",
    ),
    "speakers": ("متدخل واحد|متدخلان|متدخلين|متدخلا|متدخل", "intervenant|intervenants", "speaker|speakers"),
    "experts": ("خبير واحد|خبيران|خبراء|خبيرا|خبير", "expert|experts", "expert|experts"),
    "countries": ("دولة واحدة|دولتان|دول|دولة|دولة", "pays|pays", "country|countries"),
    "cities": ("مدينة واحدة|مدينتان|مدن|مدينة|مدينة", "ville|villes", "city|cities"),
    "sessions": ("جلسة واحدة|جلستان|جلسات|جلسة|جلسة", "session|sessions", "session|sessions"),
    "exhibitors": ("عارض واحد|عارضان|عارضين|عارضا|عارض", "exposant|exposants", "exhibitor|exhibitors"),
    "projects": ("مشروع واحد|مشروعان|مشاريع|مشروعا|مشروع", "projet|projets", "project|projects"),
    "journalists": ("صحافي واحد|صحافيان|صحافيين|صحافيا|صحافي", "journaliste|journalistes", "journalist|journalists"),
}
_ORDER: tuple[Code, ...] = ("ar", "fr", "en")
# What a text may have for the same noun, where it says who is meant.
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "visitors": ("زائرين", "visiteuses"),
    "participants": ("participantes",),
    "speakers": ("متحدثا", "متحدثين", "متحدث", "intervenantes", "orateurs", "conférenciers"),
    "experts": ("expertes",),
    "exhibitors": ("exposantes",),
}


def counted(name: str, number: int, code: Code) -> str:
    """Count a thing in a language: `12 دولة`, `12 pays`, `12 countries`; in Arabic `دولتان` are two."""
    language = LANGUAGES[code]
    category = str(language.locale.plural_form(number))
    forms = dict(zip(_CATEGORIES[code], _forms(name, code), strict=True))
    form = forms.get(category, forms["other"])
    return form if (code, category) in _SILENT else f"{language.number(number)} {form}"


def nouns(name: str, code: Code) -> frozenset[str]:
    """Return the forms of a noun that may follow its number in a language, or nothing where no such noun is known."""
    if name not in _NOUNS:
        return frozenset()
    return frozenset({*(form for form in _forms(name, code) if " " not in form), *_OTHERS.get(name, ())})


def _forms(name: str, code: Code) -> list[str]:
    return _NOUNS[name][_ORDER.index(code)].split("|")

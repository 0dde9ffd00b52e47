"""Every kind of page by its address below a language: what the real site has, and what is rare, of the tiny one."""

from __future__ import annotations

REAL = (
    "",
    "editions/",
    "editions/casablanca-2021/",
    "editions/berkane-2024/",
    "editions/ifrane-2014/",
    "editions/casablanca-2021/closing-report/",
    "news/",
    "browse/",
    "cities/",
    "cities/berkane/",
    "years/2024/",
    "themes/resilience/",
    "people/",
    "people/khalid-safir/",
    "organisations/",
    "organisations/cea/",
    "series/casablanca/",
    "figures/",
    "sources/",
    "sources/2024/",
    "corrections/",
    "translations/",
    "about/",
    "404.html",
)
# A later page of a list, a translation that is older, one that is missing, a page that was withdrawn, and empty ones.
TINY = (
    "news/2/",
    "themes/",
    "editions/agadir-2021/opening/",
    "editions/agadir-2021/seulement/",
    "editions/agadir-2020/",
    "editions/rabat-2021/two-tongues/",
)

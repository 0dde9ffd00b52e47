"""Working titles and summaries: what stands in the header of a draft until its author has written the right ones."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.archive.languages import Code

TITLES: Mapping[Code, str] = {"ar": "عنوان مؤقت", "fr": "Titre provisoire", "en": "Working title"}
SUMMARIES: Mapping[Code, str] = {"ar": "ملخص مؤقت", "fr": "Résumé provisoire", "en": "Working summary"}

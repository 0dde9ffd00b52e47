"""What other tools write into the header of a text, and what stands in its place here."""

from __future__ import annotations

from collections.abc import Collection

from plugins.archive.problems import Message, message

# A field of another tool, and the one that the archive has for it.
_RENAMED = {
    **dict.fromkeys(("tags", "tag", "keywords", "keyword", "categories", "category", "section", "topics"), "themes"),
    **dict.fromkeys(("description", "abstract", "excerpt", "subtitle", "lead", "intro", "teaser"), "summary"),
    **dict.fromkeys(("headline", "name", "heading"), "title"),
    **dict.fromkeys(("published", "created", "pubdate", "day", "datetime", "publishdate"), "date"),
    **dict.fromkeys(("references", "citations", "bibliography"), "sources"),
    **dict.fromkeys(("draft", "state", "visibility"), "status"),
    **dict.fromkeys(("translates", "translated_from", "original"), "translation"),
    **dict.fromkeys(("images", "cover", "thumbnail", "picture", "photo", "banner"), "image"),
    # The fields in French and Arabic.
    **dict.fromkeys(("titre", "العنوان", "عنوان"), "title"),
    **dict.fromkeys(("résumé", "resume", "chapeau", "الملخص", "ملخص"), "summary"),
    **dict.fromkeys(("التاريخ", "تاريخ"), "date"),
    **dict.fromkeys(("thèmes", "thème", "mots-clés", "المواضيع", "مواضيع", "الوسوم"), "themes"),
    **dict.fromkeys(("المصادر", "مصادر"), "sources"),
    **dict.fromkeys(("statut", "état", "الحالة"), "status"),
    **dict.fromkeys(("traduction", "الترجمة", "ترجمة"), "translation"),
}
# What no text of the archive writes, by where it comes from instead.
_ADDRESS = frozenset(["slug", "url", "save_as", "permalink", "id", "path", "aliases", "redirect"])
_LANGUAGE = frozenset(["lang", "language", "locale", "dir", "direction", "langue", "اللغة"])
_NAMES = frozenset(["auteur", "الكاتب", "author", "authors", "translator", "translators", "byline", "editor", "email"])
_CHANGES = frozenset(["modified", "updated", "lastmod", "last_modified", "revision", "version"])
_LOOKS = frozenset(["layout", "template", "type", "weight", "order", "css", "toc", "comments"])
_PICTURES = frozenset(["image", "images", "cover", "thumbnail", "picture", "photo", "banner"])
_FACTS = frozenset(["city", "year", "edition", "place", "venue", "location"])
_NONE = _ADDRESS | _LANGUAGE | _NAMES | _CHANGES | _LOOKS | _PICTURES | _FACTS


def is_none_of_ours(name: str) -> bool:
    """Tell whether a field is one that other tools need and the archive does not."""
    return name.lower() in _NONE


def explain(name: str, fields: Collection[str], present: Collection[str]) -> tuple[Message | None, str]:
    """Say what the archive has for a field of another tool, and which of its fields is meant, if any.

    `fields` are those that may stand there, `present` those that do.
    """
    own = _RENAMED.get(name.lower(), "")
    if own in fields and own in present:
        told = "`%(name)s` is not known here, and `%(own)s` stands here already; take it out"
        return message(told, name=name, own=own), ""
    if own == "status" and own in fields:
        return message("`%(name)s` is not known here; write `status: draft` to keep a text out", name=name), own
    if own in fields:
        return message("`%(name)s` is not known here; write it as `%(own)s`", name=name, own=own), own
    return (_none(name) if is_none_of_ours(name) else None), ""


def _none(name: str) -> Message:
    word = name.lower()
    told = "`%(name)s` is not written here, for it comes from the edition; take it out"
    if word in _ADDRESS:
        told = "`%(name)s` is not written here, for the name of the folder is the address; take it out"
    elif word in _LANGUAGE:
        told = "`%(name)s` is not written here, for the name of the file tells the language; take it out"
    elif word in _NAMES:
        told = "`%(name)s` is not written here, for texts are not signed; take it out"
    elif word in _CHANGES:
        told = "`%(name)s` is not written here, for git remembers every change; take it out"
    elif word in _LOOKS:
        told = "`%(name)s` is not written here, for the theme decides how a text looks; take it out"
    elif word in _PICTURES:
        told = "`%(name)s` is not written here; show the picture in the text"
    return message(told, name=name)

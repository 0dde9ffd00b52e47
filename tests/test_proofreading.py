"""The one door to proofreading: every code of the guide, places, levels, and what is nobody's to mend."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.passages import Passage
from plugins.text.proofreading import RULES, Proofreader, proofread, proofread_text
from plugins.text.rulebook import LANGUAGES
from tests.proofed import codes

# The language guide: what stops the check, and what is only told.
ERRORS = {
    *("stray-control", "not-normal", "quotes", "brackets", "space-before", "space-after", "glued", "lone-waw"),
    *("foreign-mark", "digits", "no-break", "number", "count", "ordinal", "date", "month", "weekday", "time-word"),
    *("title", "hamza", "accent", "latin-prefix", "title-repeated"),
}
WARNINGS = {
    *("repeat", "apostrophe", "range", "percent", "tatweel", "regional-word", "weak-verb", "praise", "office-case"),
    "spill-doubt",
}
EVERYWHERE = {"stray-control", "not-normal", "quotes", "brackets", "repeat"}
FULL_OF_SLIPS = {
    "ar": "قال ( أمس ,) ان الإبتكار و المدن نظمته وTechnopark سنة2024 في في مايو ٢٠٢٤",
    "fr": "Hier , le Gouverneur de l'Etat a a ouvert la 5ème Edition le 1 Juin: 0 exposants",
    "en": "yesterday , the Governor opened the 5th edition on June 1st with 1 countries and  color",
}


def test_every_code_of_the_guide_has_its_level() -> None:
    """Errors and warnings are those of the language guide, and no code has both."""
    levels = {(rule.code, rule.level) for rule in RULES}
    assert levels == {(code, "error") for code in ERRORS} | {(code, "warning") for code in WARNINGS}


def test_official_wording_is_held_to_the_first_five_alone() -> None:
    """What others wrote is read for letters, pairs and repeats."""
    assert {rule.code for rule in RULES if rule.everywhere} == EVERYWHERE
    for language, text in FULL_OF_SLIPS.items():
        assert {finding.code for finding in proofread(Passage(text, language, official=True))} <= EVERYWHERE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.find.__name__)
def test_each_rule_says_what_it_is(rule: object) -> None:
    """Its docstring is the rule, and its reason says what is wrong and what to do."""
    assert rule in RULES
    [found] = [item for item in RULES if item is rule]
    assert (found.find.__doc__ or "").rstrip().endswith((".", "*."))
    assert "; " in found.reason
    assert set(found.languages) <= set(LANGUAGES)


@pytest.mark.parametrize(("language", "text"), FULL_OF_SLIPS.items())
def test_findings_come_in_order_and_hold_what_was_typed(language: str, text: str) -> None:
    """A finding's place is that of its slip, and what it says to be typed is typed there."""
    found = list(proofread_text(text, language))
    assert len(found) > 6
    assert found == sorted(found, key=lambda finding: (finding.start, finding.end))
    for finding in found:
        assert text[finding.start : finding.end] == finding.values["typed"]
        assert finding.reason % finding.values


@pytest.mark.parametrize(("language", "text"), FULL_OF_SLIPS.items())
def test_quoted_and_held_words_are_left_as_they_are(language: str, text: str) -> None:
    """In quotation marks, and where a passage is held back, nothing but pairs and letters is judged."""
    opening, closing = {"ar": "«»", "fr": ("«\u00a0", "\u00a0»"), "en": "“”"}[language]
    plain = text.replace("'", "’").replace("( ", "").replace(")", "")
    quoted = {finding.code for finding in proofread_text(f"{opening}{plain}{closing}", language)}
    assert quoted <= EVERYWHERE
    assert list(proofread(Passage(text, language, held=((0, len(text)),)))) == []


def test_slip_across_a_mark_is_told_and_not_replaced() -> None:
    """Where Markdown stands within a slip, the text around it is shown, and left to a person."""
    [finding] = proofread(Passage("water ,", "en", places=((0, 0), (5, 9))))
    assert (finding.start, finding.end, finding.mended) == (0, 11, None)
    assert finding.values["mended"] == "water,"


def test_some_rules_may_be_left_out() -> None:
    """Who tells a thing already can ask for the others."""
    others = Proofreader(rule for rule in RULES if rule.code != "space-before")
    assert [finding.code for finding in others.read(Passage("water ;", "en"))] == []
    assert codes("water ;", "en") == ["space-before"]


def test_one_passage_may_be_held_to_more_rules() -> None:
    """Rules that are asked of one passage alone are told with the others, in order of place."""
    more = tuple(rule for rule in RULES if rule.code == "repeat")
    reader = Proofreader(rule for rule in RULES if rule.code != "repeat")
    passage = Passage("le mot,  deux  fois dans l'Etat", "fr")
    assert list(reader.read(passage, more)) == list(proofread(passage))
    assert {finding.code for finding in reader.read(passage)} == {"apostrophe", "accent"}


@given(st.text("ab ةوىا 05.,;:!?،؛؟«»“”‘’\"'()-–%\u00a0\u202f", max_size=40), st.sampled_from(LANGUAGES))
def test_anything_typed_can_be_read(text: str, language: str) -> None:
    """Whatever is typed, findings lie within it, and none is told twice."""
    found = list(proofread_text(text, language))
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in found)
    assert max(Counter((f.start, f.end, f.code, f.mended) for f in found).values(), default=1) == 1

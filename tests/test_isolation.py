"""Plain text: isolates only where the algorithm proves a wrong order, balanced, and a mark where its first letter misleads."""

from __future__ import annotations

import pytest

from plugins.text.bidi import ALM, FSI, LRI, LRM, PDI, RLI, RLM, base_of
from plugins.text.isolation import Isolation, in_order
from plugins.text.phrases import phrases
from plugins.text.tracing import Direction
from tests.ordering import CASES, Case, seen

ISOLATION = Isolation()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_plain_text_has_the_right_order(case: Case) -> None:
    """A text without markup is displayed in the editor's order, and none is changed that was right."""
    plain = ISOLATION.plain(case.text, case.base)
    bare = plain.replace(RLM, "").replace(LRM, "").replace(ALM, "")
    assert bare.replace(LRI, "").replace(RLI, "").replace(PDI, "") == case.text
    assert bare.count(LRI) + bare.count(RLI) == bare.count(PDI)
    found = phrases(case.text, case.base)
    if in_order(case.text, case.base, found):
        assert bare == case.text
    else:
        assert bare.count(PDI) == len(found)
    ours = [(p.start, p.end) for p in found] if PDI in bare else []
    assert seen(case.text, ours, case.base) == case.order


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_ordering_twice_is_ordering_once(case: Case) -> None:
    """What is in order is left as it is."""
    once = ISOLATION.plain(case.text, case.base)
    assert ISOLATION.plain(once, case.base) == once


@pytest.mark.parametrize(
    ("text", "base", "plain"),
    [
        ("Smart City Africa: تظاهرة سنوية", "rtl", f"{RLM}Smart City Africa: تظاهرة سنوية"),
        ("بركان: un compte rendu", "ltr", f"{LRM}بركان: un compte rendu"),
        ("شعار Smart City Africa، 2019", "rtl", f"شعار {LRI}Smart City Africa{PDI}، 2019"),
        ("Ville: مدينة, 12", "ltr", f"Ville: {RLI}مدينة{PDI}, 12"),
        ("ندوة 2024", "rtl", "ندوة 2024"),
        (
            "Smart City Africa (2017)، Smart City Africa (2018)",
            "rtl",
            f"{RLM}{LRI}Smart City Africa{PDI} (2017)، {LRI}Smart City Africa{PDI} (2018)",
        ),
        ("2019-2021", "rtl", f"{ALM}2019-2021"),
        ("سنوات 2019-2021", "rtl", "سنوات 2019-2021"),
        ("IEEE 2019-2021", "ltr", "IEEE 2019-2021"),
        ("", "rtl", ""),
        ("", "ltr", ""),
    ],
)
def test_marks_stand_only_where_they_are_needed(text: str, base: Direction, plain: str) -> None:
    """A first letter of the other direction needs a mark, a range with nothing Arabic before it needs another."""
    assert ISOLATION.plain(text, base) == plain
    assert base_of(plain) in (base, None)
    assert base_of(plain) or base == "ltr" or not any(map(str.isalpha, plain))


def test_ranges_may_run_from_the_left() -> None:
    """With the other policy every range is set apart from the left, wherever it stands."""
    isolation = Isolation(ranges="ltr")
    assert isolation.plain("سنوات 2019-2021", "rtl") == f"سنوات {LRI}2019-2021{PDI}"
    assert isolation.plain("Years 2019-2021", "ltr") == "Years 2019-2021"


def test_what_is_set_apart_already_stays_so() -> None:
    """Isolates of the author's own are not doubled."""
    for opening in (LRI, FSI):
        text = f"شعار {opening}Smart City Africa{PDI}، 2019"
        assert ISOLATION.plain(text, "rtl") == text


def test_all_phrases_are_set_apart_once() -> None:
    """Where no markup can be, isolates may stand round each phrase, needed or not; what has them gets no more."""
    once = ISOLATION.apart("شعار Smart City Africa، ثم Microsoft سنة 2019", "rtl")
    assert once == f"شعار {LRI}Smart City Africa{PDI}، ثم {LRI}Microsoft{PDI} سنة 2019"
    assert ISOLATION.apart(once, "rtl") == once
    assert ISOLATION.apart("ندوة", "rtl") == "ندوة"

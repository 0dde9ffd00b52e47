"""The name of a story's folder follows its title where that is in Latin letters."""

from __future__ import annotations

import pytest

from plugins.archive.inventory import no_address
from plugins.editorial.slugs import LONGEST, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Agreement on the data centre", "agreement-data-centre"),
        ("Berkane: an agreement on a data centre", "agreement-data-centre"),
        ("Clôture de l’édition à Fès, œuvres et idées", "cloture-edition-fes-oeuvres-idees"),
        ("The of", "the-of"),
        ("2021", ""),
        ("بركان: اختتام الندوة", ""),
        ("ندوة حول المدن الذكية Smart City", ""),
        ("Smart cities — مدن", "smart-cities"),
        ("…", ""),
        ("", ""),
    ],
)
def test_name_follows_the_title(title: str, name: str) -> None:
    """Accents and small words fall away, and the place before a colon; an Arabic title suggests none."""
    assert slug(title) == name
    assert not name or no_address(name) is None


def test_name_is_short_and_whole() -> None:
    """A long title is cut between two words."""
    name = slug("word " * 40)
    assert len(name) <= LONGEST
    assert set(name.split("-")) == {"word"}

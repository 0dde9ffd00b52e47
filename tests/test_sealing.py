"""A sealed text shows where it stands, and nothing of what it says."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from plugins.archive.contract import TEXT_RULES
from plugins.archive.reading import Reading, read
from plugins.archive.sealing import Sealed, Unsealed
from plugins.archive.stories import Version
from plugins.work.digest import digest
from tests.folders import CONTENT


@pytest.fixture(scope="module")
def real() -> Reading:
    """The archive's own content."""
    return read(CONTENT)


@pytest.mark.parametrize("name", ["revision", *(field.name for field in fields(Version))])
def test_sealed_version_is_a_place(real: Reading, name: str) -> None:
    """Language and path can be asked, and that it is no draft; whatever else a version has is refused."""
    story = real.sealed.stories[0]
    version = story.best("ar")
    assert isinstance(version, Sealed)
    assert (version.folder, version.language) == (story.folder, "ar")
    if name in ("language", "path", "draft"):
        assert getattr(version, name) == getattr(real.archive.stories[0].versions["ar"], name)
    else:
        with pytest.raises(Unsealed):
            getattr(version, name)


def test_basis_is_the_same_whatever_texts_say(real: Reading) -> None:
    """Another body or title is no other basis; another place, date or record is."""
    [first, *others] = real.archive.stories
    version = first.versions[first.original]

    def basis(**changed: object) -> bytes:
        archive = replace(real.archive, stories=(replace(first, **changed), *others))  # type: ignore[arg-type]
        return replace(real, archive=archive).basis

    said = {first.original: replace(version, title="x", body="y", translation=None)}
    assert basis() == basis(versions={**first.versions, **said}) == real.basis
    assert basis(themes=()) != real.basis != basis(versions=said)
    people = dict(reversed([*real.archive.people.items()]))
    assert replace(real, archive=replace(real.archive, people=people)).basis != real.basis
    assert replace(real, prints={"people.yaml": b"x"}).basis != real.basis
    assert replace(real, declared={**real.declared, "waiting": frozenset(["x"])}).basis != real.basis
    assert digest(real.sealed.stories) == digest(real.sealed.stories)


def test_sealed_archive_judges_nobody(real: Reading) -> None:
    """A rule that asks all texts what they say finds them sealed."""
    with pytest.raises(Unsealed):
        [problem for rule in TEXT_RULES for problem in rule(replace(real, archive=real.sealed))]

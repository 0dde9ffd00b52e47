"""Placing: a whole site takes the place of the former one, and of nothing else."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plugins.files import placing
from plugins.files.placing import Workplace
from plugins.files.refusals import Refusal
from tests.published import beside, beside_the_spare, snapshot

PAGE = f'<!doctype html>{placing.MARK} 1">'


@pytest.fixture(params=["exchange", "renames"])
def output(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site, on a system that exchanges folders and on one that does not."""
    if request.param == "renames":
        monkeypatch.setattr(placing, "exchange", lambda one, other: False)
    write(tmp_path / "output", "old")
    return tmp_path / "output"


def write(folder: Path, word: str) -> None:
    """Write a site of two pages, one of them at an address of its own."""
    (folder / word).mkdir(parents=True)
    (folder / "index.html").write_text(PAGE + word, "utf-8")
    (folder / word / "index.html").write_text(word, "utf-8")


def begin(output: Path) -> Workplace:
    """Begin to build, in silence."""
    return placing.begin(output, output.parent / "content", lambda _: None, patience=0)


def publish(output: Path, word: str) -> None:
    """Build a site and put it in place."""
    place = begin(output)
    write(place.made, word)
    place.put()
    place.close()


def shown(output: Path) -> list[str]:
    """Return what distinguishes one site from another: its word, and the folder that only it has."""
    return [
        (output / "index.html").read_text("utf-8").removeprefix(PAGE),
        *(p.name for p in output.iterdir() if p.is_dir()),
    ]


def test_new_site_takes_the_place_and_stale_files_go(output: Path) -> None:
    """What is published is what was made, and nothing lies aside."""
    publish(output, "new")
    assert (shown(output), beside(output)) == (["new", "new"], [])


def test_site_that_is_not_put_in_place_leaves_the_former_one(output: Path) -> None:
    """A workplace that is closed early is gone without a trace, however often it is closed."""
    place = begin(output)
    write(place.made, "new")
    place.close()
    place.close()
    assert (shown(output), beside(output)) == (["old", "old"], [])


def test_refused_step_leaves_the_former_site(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system refuses, whether at the first rename or the second, all is as it was."""
    former = snapshot(output)
    for refused in ("output", placing.BUILDING):

        def refuse(self: Path, target: Path, refused: str = refused) -> Path:
            if self.name.endswith(refused):
                raise PermissionError(errno.EACCES, "Permission denied", str(self))
            os.rename(self, target)
            return target

        monkeypatch.setattr(Path, "rename", refuse)
        monkeypatch.setattr(placing, "exchange", lambda one, other: False)
        place = begin(output)
        write(place.made, "new")
        with pytest.raises(Refusal, match="Permission denied"):
            place.put()
        place.close()
        assert (snapshot(output), beside(output)) == (former, [])


def test_disk_in_the_output_s_place_is_named(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that cannot be replaced, being a disk of its own, is said to be one."""

    def refuse(_one: Path, _other: Path) -> bool:
        raise OSError(errno.EBUSY, "Device or resource busy", str(output))

    monkeypatch.setattr(placing, "exchange", refuse)
    place = begin(output)
    write(place.made, "new")
    with pytest.raises(Refusal, match="is a disk of its own"):
        place.put()
    place.close()
    assert shown(output)[0] == "old"


def test_something_else_than_a_site_is_not_put_in_place(output: Path) -> None:
    """What has not the mark of this archive is not published."""
    place = begin(output)
    with pytest.raises(Refusal, match="no site of this archive"):
        place.put()
    place.close()
    assert shown(output)[0] == "old"


def test_former_site_comes_back_after_a_kill_between_renames(output: Path) -> None:
    """A build killed while no site was in place is mended by the next, even if somebody made the folder meanwhile."""
    for made_meanwhile in (False, True):
        output.rename(output.with_name(".output.abcd_123.former"))
        if made_meanwhile:
            output.mkdir()
        begin(output).close()
        assert (shown(output)[0], beside(output)) == ("old", [])


def test_what_a_killed_build_left_is_cleared(output: Path) -> None:
    """Its lock holds nobody up, and its half does not reach the next site."""
    write(output.with_name(".output.abcd_123.building"), "half")
    write(output.with_name(".output.xbcd_123.former"), "older")
    output.with_name(".output.lock").touch()
    publish(output, "new")
    assert (shown(output), beside(output)) == (["new", "new"], [])


def test_nothing_else_beside_the_output_is_touched(output: Path) -> None:
    """Other people's files stay, even when they are named much like ours."""
    names = [
        ".output.building",
        ".output.former",
        ".output.notes.building",
        ".output.abcd_123.x",
        ".site.abcd_123.former",
    ]
    for name in names:
        write(output.with_name(name), "mine")
    publish(output, "new")
    assert beside(output) == sorted(names)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("letter.txt", "is not empty and holds no site"), ("index.html", "is not empty and holds no site")],
)
def test_foreign_folder_is_left_alone(tmp_path: Path, name: str, reason: str) -> None:
    """A folder that no build made is refused by name."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / name).write_text("<p>mine", "utf-8")
    with pytest.raises(Refusal, match=f"letters {reason}"):
        begin(tmp_path / "letters")
    assert (beside(tmp_path / "letters"), (tmp_path / "letters" / name).read_text("utf-8")) == ([], "<p>mine")


def test_repository_in_the_output_is_left_alone(output: Path) -> None:
    """A branch checked out to publish from would lose its history."""
    (output / ".git").touch()
    with pytest.raises(Refusal, match="holds a git repository"):
        begin(output)
    assert shown(output)[0] == "old"


def test_read_only_output_is_left_alone(output: Path) -> None:
    """Even where its owner could replace it, a read-only folder is meant to stay."""
    output.chmod(0o555)
    with pytest.raises(Refusal, match="is read-only"):
        begin(output)
    assert (shown(output)[0], beside(output)) == ("old", [])
    output.chmod(0o755)


def test_link_to_the_output_stays_a_link(output: Path, tmp_path: Path) -> None:
    """The site that a link names is replaced, not the link."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/public").symlink_to(output)
    publish(tmp_path / "elsewhere/public", "new")
    assert (tmp_path / "elsewhere/public").is_symlink()
    assert (shown(output)[0], beside(output)) == ("new", ["elsewhere"])


def test_workplace_is_known_by_its_name(output: Path) -> None:
    """Pelican writes straight into a folder where a build works."""
    place = begin(output)
    assert placing.is_workplace(place.made)
    assert not placing.is_workplace(output)
    place.close()


def spare_of(output: Path, shared: bool) -> Path:
    """Lay a spare beside a site, which has the first page of the site if that is shared."""
    spare = output.with_name(".output.abcd_123.spare")
    write(spare, "spare")
    if shared:
        (spare / "index.html").unlink()
        (spare / "index.html").hardlink_to(output / "index.html")
    return spare


def test_workplace_is_empty_until_it_takes_the_spare(output: Path) -> None:
    """Who does not ask for the spare begins with nothing; it stays for who does."""
    spare = spare_of(output, shared=True)
    place = begin(output)
    assert list(place.made.iterdir()) == []
    place.close()
    assert beside(output) == [spare.name]
    place = begin(output)
    assert placing.adopt(place.made)
    assert (place.made / "spare/index.html").read_text("utf-8") == "spare"
    assert not placing.adopt(place.made)
    placing.renew(place.made)
    assert list(place.made.iterdir()) == []
    place.close()
    assert (shown(output), beside(output)) == (["old", "old"], [])


def test_spare_that_was_begun_is_a_spare_again(output: Path) -> None:
    """A build that fails leaves what it took, if that still shares a file with the site."""
    for shared, left in ((False, 0), (True, 1)):
        spare_of(output, shared)
        place = begin(output)
        assert placing.adopt(place.made)
        place.close()
        assert len(placing.left_aside(output, placing.SPARE)) == left
        assert (shown(output), beside_the_spare(output)) == (["old", "old"], [])


def test_place_has_one_spare(output: Path) -> None:
    """What lies beside from builds that were killed goes, and a former site takes the place of the spare."""
    spare_of(output, shared=True)
    write(output.with_name(".output.xbcd_123.spare"), "older")
    place = begin(output)
    assert set(beside(output)) == {".output.abcd_123.spare", ".output.lock", place.made.name}
    write(place.made, "new")
    (place.made / "same").hardlink_to(output / "old/index.html")
    (output / "same").hardlink_to(output / "old/index.html")
    place.put()
    place.close()
    (spare,) = placing.left_aside(output, placing.SPARE)
    assert ((spare / "old").is_dir(), beside_the_spare(output)) == (True, [])


def test_spare_cannot_be_taken_for_a_site_in_place(output: Path) -> None:
    """It is neither where a build works nor what is published."""
    spare = spare_of(output, shared=True)
    place = begin(output)
    assert not placing.is_workplace(spare)
    assert placing.published(place.made) == output
    place.close()

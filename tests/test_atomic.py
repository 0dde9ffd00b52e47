"""Nothing good is lost: whatever ends a build, the published tree is the former one or the new one, byte for byte."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plugins.files import lock
from tests.conftest import HOUSE
from tests.published import CONTENT, DOORS, beside, beside_the_spare, command, snapshot

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these signals nor these limits")
MOMENTS = 20
SEED = 1961
ENVIRONMENT = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
# What is linked takes no room.
FRESH = {"desk": ["--fresh"], "pelican": ["-e", "FRESH=true"]}
LIMITED = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)); os.execv(sys.argv[1], sys.argv[1:])"


class Sites(NamedTuple):
    """What the former and the present content publish, where the former lies, and how long each door takes."""

    former: Path
    before: dict[str, tuple[int, bytes]]
    after: dict[str, tuple[int, bytes]]
    seconds: dict[str, float]


def run(line: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a build to its end."""
    return subprocess.run(line, cwd=HOUSE, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The tiny site, and a former version of it: another text in a story, and a page that is stale by now."""
    folder = tmp_path_factory.mktemp("sites")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    with (content / "editions/agadir-2021/seulement/fr.md").open("a", encoding="utf-8") as story:
        story.write("\nUn mot de plus.\n")
    shutil.copytree(content / "pages/about", content / "pages/formerly")
    seconds = {}
    for door, source, output in [("desk", content, "former"), *((door, CONTENT, door) for door in DOORS)]:
        started = time.monotonic()
        done = run(command(door, source, folder / output))
        seconds[door] = time.monotonic() - started
        assert done.returncode == 0, done.stdout + done.stderr
    before, after = snapshot(folder / "former"), snapshot(folder / "desk")
    assert before.keys() - after.keys()
    return Sites(folder / "former", before, after, seconds)


@pytest.fixture
def output(sites: Sites, tmp_path: Path) -> Path:
    """The former site, published."""
    return Path(shutil.copytree(sites.former, tmp_path / "place/output"))


def test_both_doors_publish_the_same(sites: Sites, output: Path) -> None:
    """The task and Pelican's own command, even told to empty the output, give one tree and leave no stale page."""
    assert run([*command("pelican", CONTENT, output), "-d"]).returncode == 0
    assert (snapshot(output), beside_the_spare(output)) == (sites.after, [])


@posix
@pytest.mark.parametrize("number", range(MOMENTS))
def test_build_killed_at_a_random_moment_changes_nothing(sites: Sites, output: Path, number: int) -> None:
    """What is killed leaves the former site, or the new one if it had come to that, and the next build works."""
    door = DOORS[number % len(DOORS)]
    if number % 4 > 1:  # a spare in which stories are missing and others stale, as no build has seen it
        shutil.copytree(sites.former, output.with_name(".output.abcd_123.spare"))
        (output.with_name(".output.abcd_123.spare") / "fr/index.html").unlink()
    share = random.Random(SEED + number).uniform(number, number + 1) / MOMENTS
    with start(door, output, start_new_session=True) as build:
        time.sleep(share * sites.seconds[door])
        with contextlib.suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    assert snapshot(output) in (sites.before, sites.after)
    done = run(command("pelican", CONTENT, output))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (snapshot(output), beside_the_spare(output)) == (sites.after, [])


@posix
@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("place", ["published", "first", "spare"])
def test_build_killed_at_every_step_changes_nothing(tmp_path: Path, way: str, place: str) -> None:
    """Before each thing that the system is asked for, death leaves the one tree or the other, and nothing for long."""
    done = run([sys.executable, "-m", "tests.dying", str(tmp_path / "sites"), way, place])
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


@pytest.mark.parametrize("door", DOORS)
def test_failing_build_changes_nothing(sites: Sites, output: Path, tmp_path: Path, door: str) -> None:
    """A story with a mistake ends in exit code 1, and Pelican empties no folder, not even when it is told to."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / "editions/agadir-2021/seulement/fr.md").write_text("---\ntitle: [\n---\n", "utf-8")
    done = run([*command(door, content, output), *(["-d"] if door == "pelican" else [])])
    assert (done.returncode, snapshot(output), beside(output)) == (1, sites.before, [])


def test_failing_template_changes_nothing(sites: Sites, output: Path, tmp_path: Path) -> None:
    """A run of Pelican that fails among its pages publishes none of them, though it is told to empty the output."""
    theme = Path(shutil.copytree(HOUSE / "theme", tmp_path / "theme"))
    (theme / "templates/standing.html").write_text("{{ nothing.of_the_kind }}", "utf-8")
    done = run([*command("pelican", CONTENT, output), "-d", "-t", str(theme)])
    assert (done.returncode, snapshot(output), beside(output)) == (1, sites.before, [])


def test_pelican_that_starts_again_after_a_failure_publishes(sites: Sites, output: Path, tmp_path: Path) -> None:
    """One process may fail and build again, as when Pelican watches for saves, and holds no lock between the two."""
    theme = Path(shutil.copytree(HOUSE / "theme", tmp_path / "theme"))
    template = theme / "templates/standing.html"
    text = template.read_text("utf-8")
    template.write_text("{{ nothing.of_the_kind }}", "utf-8")
    runs = (
        "import pathlib, sys, pelican\n"
        "given = pelican.parse_arguments(sys.argv[3:])\n"
        "site, _ = pelican.get_instance(given)\n"
        "try: site.run()\n"
        "except Exception as error: print(type(error).__name__)\n"
        "print(sorted(path.name for path in pathlib.Path(given.output).parent.iterdir()))\n"
        "pathlib.Path(sys.argv[1]).write_text(sys.argv[2], 'utf-8')\n"
        "site.run()\n"
        "site.run()\n"
    )
    line = [sys.executable, "-c", runs, str(template), text, *command("pelican", CONTENT, output)[3:], "-t", str(theme)]
    done = run(line)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:2] == ["UndefinedError", "['output']"]
    assert (snapshot(output), beside_the_spare(output)) == (sites.after, [])


@posix
@pytest.mark.parametrize("door", DOORS)
def test_full_disk_changes_nothing(sites: Sites, output: Path, door: str) -> None:
    """When no page fits any more the build ends in a sentence, and when there is room again it works."""
    line = [*command(door, CONTENT, output), *FRESH[door]]
    done = run([sys.executable, "-c", LIMITED, *line])
    assert (done.returncode, snapshot(output), beside(output)) == (1, sites.before, [])
    assert "cannot be written: File too large" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert run(line).returncode == 0
    assert snapshot(output) == sites.after


@posix
@pytest.mark.parametrize("door", DOORS)
def test_disk_that_fills_up_changes_nothing(sites: Sites, tmp_path: Path, door: str) -> None:
    """On a disk with room for a site and a half the second half is missing, and the first stays."""
    size = sum(len(content) // 4096 + 1 for _, content in sites.before.values()) * 4
    with mounted("tmpfs", tmp_path / "disk", f"size={size * 3 // 2}k"):
        output = Path(shutil.copytree(sites.former, tmp_path / "disk/output"))
        done = run([*command(door, CONTENT, output), *FRESH[door]])
        assert (done.returncode, snapshot(output), beside(output)) == (1, sites.before, [])
        assert "cannot be written: No space left on device" in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr


@posix
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("what", "words"), [("place/output", "is read-only"), ("place", "cannot be written")])
def test_read_only_target_changes_nothing(
    sites: Sites, output: Path, tmp_path: Path, door: str, what: str, words: str
) -> None:
    """A read-only output, or one in a read-only folder, ends in a sentence; when that is mended the build works."""
    line = command(door, CONTENT, output)
    with read_only(tmp_path / what):
        done = run(line)
        assert (done.returncode, snapshot(output), beside(output)) == (1, sites.before, [])
        assert words in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
    assert run(line).returncode == 0
    assert snapshot(output) == sites.after


def test_second_build_waits_for_the_first(sites: Sites, output: Path) -> None:
    """Builds that meet wait for each other, say so once, and each publishes a whole site."""
    held = lock.take(output.with_name(".output.lock"), output, print)
    with start("desk", output) as one, start("pelican", output) as other:
        builds = [(build, build.stdout) for build in (one, other) if build.stdout]
        waiting = f"Another build of {output} is under way; waiting for it to end\n"
        try:
            told = [next((line for line in said if line == waiting), "") for _, said in builds]
            meanwhile = snapshot(output)
        finally:
            held.free()
        assert (told, meanwhile) == ([waiting, waiting], sites.before)
        rest = [said.read() for _, said in builds]
        assert [build.wait() for build, _ in builds] == [0, 0], rest
    assert waiting not in "".join(rest)
    assert (snapshot(output), beside_the_spare(output)) == (sites.after, [])


def start(door: str, output: Path, **options: Any) -> subprocess.Popen[str]:
    """Start a build, whose words can be read while it runs."""
    line = command(door, CONTENT, output)
    return subprocess.Popen(
        line, cwd=HOUSE, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
    )


@contextlib.contextmanager
def mounted(kind: str, place: Path, options: str, source: str = "none") -> Iterator[None]:
    """Mount a file system for as long as it is needed, or skip the test where that may not be done."""
    place.mkdir(exist_ok=True)
    line = ["mount", "-t", kind, "-o", options, source, str(place)]
    mount = shutil.which("mount") and subprocess.run(line, capture_output=True, text=True, check=False)
    if not mount or mount.returncode:
        pytest.skip(f"nothing can be mounted here: {mount.stderr.strip() if mount else 'no mount'}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder read-only; permissions do not bind an administrator, but a mount does."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
    else:
        with mounted("none", folder, "bind", str(folder)):
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
            yield

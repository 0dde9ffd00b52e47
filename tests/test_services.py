"""Hosts with a program of their own: what it is asked, and what becomes of the site when it fails or is not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from plugins.publishing import handing, services
from plugins.publishing.releasing import back
from plugins.publishing.services import Service
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import Berth

NEEDS = ("NETLIFY_AUTH_TOKEN", "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID")
# It copies the folder that it is given to where readers would find it, and notes what it was asked.
PROGRAM = """#!/bin/sh
[ ! -e {work}/broken ] || {{ echo "upload failed, token $NETLIFY_AUTH_TOKEN"; exit 3; }}
for word in "$@"; do
  [ ! -d "$word" ] || {{ rm -rf {work}/live; cp -r "$word" {work}/live; }}
done
printf '%s\\n' "$(basename "$0")" "$@" > {work}/asked
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has both programs, and an environment that has what they need."""
    (tmp_path / "bin").mkdir()
    for name in ("netlify", "wrangler"):
        program = tmp_path / "bin" / name
        program.write_text(PROGRAM.format(work=tmp_path))
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    for name in NEEDS:
        monkeypatch.setenv(name, f"canary of {name}")
    return tmp_path


def berth(work: Path, host: Service) -> Berth:
    """Return a service as a berth, by what its program has put before readers."""

    def live() -> dict[str, bytes]:
        shown = work / "live"
        return {p.relative_to(shown).as_posix(): p.read_bytes() for p in shown.rglob("*") if p.is_file()}

    return Berth("service", host, live, lambda *_: None, None, work)


def test_netlify_is_asked_for_the_live_site(work: Path) -> None:
    """The folder of the release goes to the site of the target, nothing is built there, and no secret is said."""
    place = berth(work, services.netlify(work / "kept", "nadwa"))
    release = place.publish("first")
    folder = work / "kept/releases" / release.id
    asked = (work / "asked").read_text().splitlines()
    assert asked == ["netlify", "deploy", "--prod", "--no-build", "--site", "nadwa", "--dir", str(folder)]
    assert place.live() == loopback.site(work / "x", "first")


def test_cloudflare_is_asked_for_the_branch_of_the_live_site(work: Path) -> None:
    """The folder of the release goes to the project and branch of the target."""
    place = berth(work, services.cloudflare_pages(work / "kept", "nadwa", "main"))
    folder = work / "kept/releases" / place.publish("first").id
    asked = (work / "asked").read_text().splitlines()
    assert asked[:4] == ["wrangler", "pages", "deploy", str(folder)]
    assert asked[4:] == ["--project-name", "nadwa", "--branch", "main", "--commit-dirty=true"]


def test_way_back_hands_the_former_release_over(work: Path) -> None:
    """What was there comes back byte for byte, from the folder here."""
    place = berth(work, services.netlify(work / "kept", "nadwa"))
    place.publish("first")
    was = place.live()
    place.publish("second")
    with place.host.claim():
        back(place.host, place.host.state(), "", lambda *_: None)
    assert place.live() == was


def test_program_that_fails_changes_nothing(work: Path) -> None:
    """Its last words are told, without any secret; the release before stays the one on show."""
    place = berth(work, services.netlify(work / "kept", "nadwa"))
    first = place.publish("first")
    was = place.live()
    (work / "broken").touch()
    with pytest.raises(Setback, match="`netlify` failed: upload failed, token …") as caught:
        place.publish("second")
    assert "canary" not in str(caught.value)
    assert place.live() == was
    assert (place.host.state().current, list(place.host.state().releases)) == (first.id, [first.id])


@pytest.mark.parametrize("name", NEEDS[1:])
def test_what_is_missing_is_told_before_anything_is_sent(
    work: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the program or its key nothing is begun, and how to mend it is said."""
    host = services.cloudflare_pages(work / "kept", "nadwa", "main")
    monkeypatch.delenv(name)
    with pytest.raises(Setback, match=f"The environment lacks {name}, which `wrangler` asks for"), host.claim():
        pass
    monkeypatch.setenv("PATH", str(work))
    with pytest.raises(Setback, match="`wrangler` is not installed; bring it with: npm install -g wrangler"):
        host.require()
    assert not (work / "kept").exists()


@pytest.mark.parametrize(
    ("address", "name"), [("https://nadwa.example/x", "nadwa.example\n"), ("https://somebody.github.io/nadwa", None)]
)
def test_folder_for_github_pages(tmp_path: Path, address: str, name: str | None) -> None:
    """GitHub builds nothing, and hears the site's own name if it has one."""
    files = loopback.site(tmp_path, "first")
    handing.prepare(tmp_path, address)
    added = {path.name: path.read_text() for path in tmp_path.iterdir() if path.is_file() and path.name not in files}
    assert added == {".nojekyll": "", **({"CNAME": name} if name else {})}


def test_release_is_noted_with_its_manifest(work: Path) -> None:
    """What was handed over can be proven later."""
    place = berth(work, services.netlify(work / "kept", "nadwa"))
    release = place.publish("first")
    assert json.loads((work / f"kept/releases/{release.id}.json").read_text())["id"] == release.id
    assert place.host.differing(release) == []

"""The same folder on another machine as a host, by ssh, rsync and nothing else but a shell there."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from plugins.publishing.caching import is_lasting
from plugins.publishing.host import Advance, State
from plugins.publishing.manifest import ID, Manifest, read_manifest
from plugins.publishing.setbacks import Setback

PERCENT = re.compile(rb"(\d+)%")
HELD, TAKEN = b"held", b"taken"
TIMEOUT = 20
# One connection serves every step: the one that holds the lock. What asks for a password is refused, not waited for.
OPTIONS = ("BatchMode=yes", f"ConnectTimeout={TIMEOUT}", "ServerAliveInterval=15", "ControlMaster=auto")

# The connection holds the lock, so that it goes when the connection goes, however that ends.
CLAIM = """
mkdir -p releases || exit 1
command -v flock > /dev/null || { echo 'flock is not installed there' >&2; exit 1; }
exec 9> .publishing.lock
flock -n 9 || { echo taken; exit 0; }
rm -f .current.new
shown=$(readlink current)
for release in releases/*; do
  case $release in
    *.json | 'releases/*' | "$shown") ;;
    *) [ -e "$release.json" ] || rm -rf "$release" ;;
  esac
done
echo held
exec cat > /dev/null
"""
STATE = """
cd "$1" 2> /dev/null || exit 0
[ ! -d current ] || [ -L current ] || { echo 'current is a folder there and no link of ours; move it away' >&2; exit 1; }
readlink current 2> /dev/null || echo
cat releases/*.json 2> /dev/null || true
"""
KEEP = 'cat > "releases/.$1.new" && sync && mv "releases/.$1.new" "releases/$1.json"'
SUMS = (
    'cd "releases/$1" && find . -type f -exec sha256sum {} + && find . ! -type f ! -type d -exec echo strange "" {} \\;'
)
SHOWN = 'cd current && while IFS= read -r name; do [ ! -f "$name" ] || sha256sum "$name"; done'
# `mv -T` renames over the link and not into the folder that it names; BSD says it with -h.
SHOW = """
ln -sfn "releases/$1" .current.new || exit 1
mv -T .current.new current 2> /dev/null || mv -h .current.new current || exit 1
[ "$(readlink current)" = "releases/$1" ]
"""
# What another release has lost (23) it cannot lend, and that is no reason to stop.
LEND = """
rsync -a --ignore-existing --link-dest="$PWD/releases/$1/" --files-from=- "releases/$1/" "releases/$2/" || [ $? = 23 ]
"""
DROP = 'rm -f "releases/$1.json" && rm -rf "releases/$1"'


@dataclass(frozen=True)
class Remote:
    """A host that is reached by ssh."""

    host: str
    folder: str
    port: int = 0

    @contextlib.contextmanager
    def claim(self) -> Iterator[None]:
        """Hold the lock of the folder there, by a connection that lasts; clear what a broken publication left."""
        made = f"mkdir -p {shlex.quote(self.folder)} && "
        holder = self._start(CLAIM, before=made)
        try:
            assert holder.stdout is not None
            answer = holder.stdout.readline().strip()
            if answer == TAKEN:
                raise Setback(f"Another publication to {self._called} is under way. Wait for it, then publish again.")
            if answer != HELD:
                raise self._failed(holder.communicate()[1])
            yield
        finally:
            with contextlib.suppress(OSError):
                holder.communicate()
            self._hang_up()

    def state(self) -> State:
        """Return the releases that have a manifest, and which of them the link names."""
        answer = self._run(STATE, self.folder, inside=False).decode("utf-8", "replace")
        link, *lines = answer.splitlines() or [""]
        releases = sorted((read_manifest(line) for line in lines if line), key=lambda release: release.id)
        return State(link.rpartition("/")[2], {release.id: release for release in releases})

    def send(self, tree: Path, manifest: Manifest, state: State, advance: Advance) -> None:
        """Send a release with rsync, what the one on show has already linked there, and its manifest last."""
        former = [f"--link-dest=../{state.current}"] if state.shown else []
        flags = ("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--protect-args", "--info=progress2")
        place = f"{self.host}:{self.folder}/releases/{manifest.id}/"
        command = ["rsync", *flags, *former, "-e", shlex.join(self._ssh()), f"{tree}/", place]
        code, said = _followed(command, advance)
        if code:
            raise self._failed(said)
        self._run(KEEP, manifest.id, given=manifest.written().encode())

    def differing(self, manifest: Manifest) -> list[str]:
        """Return the files that are missing, changed or strange; files that other releases lent it are not strange."""
        found = _summed(self._run(SUMS, manifest.id))
        held = {name: content.sha256 for name, content in manifest.files.items()}
        names = found.keys() | held.keys()
        return sorted(
            name for name in names if found.get(name) != held.get(name) and (name in held or not is_lasting(name))
        )

    def switch(self, manifest: Manifest, state: State) -> None:
        """Lend the release what readers of the others may still ask for, and let the link name it in one rename."""
        lent = set(manifest.files)
        for name, release in state.releases.items():
            files = sorted(file for file in release.files if is_lasting(file) and file not in lent)
            if files:
                self._run(LEND, name, manifest.id, given="".join(f"{file}\n" for file in files).encode())
            lent |= set(files)
        self._run(SHOW, manifest.id)

    def withdraw(self) -> None:
        """Take the link away."""
        self._run("rm -f current")

    def drop(self, release: str, state: State) -> None:
        """Remove a release, its manifest first, so that half of one is none."""
        assert ID.fullmatch(release)
        self._run(DROP, release)

    def sums(self, names: list[str]) -> dict[str, str]:
        """Return the SHA-256 of files as a web server there would find them."""
        return _summed(self._run(SHOWN, given="".join(f"./{name}\n" for name in names).encode()))

    @property
    def _called(self) -> str:
        return f"{self.host}:{self.folder}"

    def _ssh(self) -> list[str]:
        options = [word for option in (*OPTIONS, f"ControlPath={_sockets()}/%C") for word in ("-o", option)]
        return ["ssh", *(("-p", str(self.port)) if self.port else ()), *options]

    def _start(self, script: str, *words: str, before: str = "", inside: bool = True) -> subprocess.Popen[bytes]:
        """Run a shell there, in the folder; the shell of the user may be another, so it gets one quoted word."""
        opening = f"{before}cd {shlex.quote(self.folder)} || exit 1\n" if inside else ""
        there = shlex.join(["sh", "-c", opening + script, "sh", *words])
        return _started([*self._ssh(), "-C", self.host, there])

    def _run(self, script: str, *words: str, given: bytes = b"", inside: bool = True) -> bytes:
        with self._start(script, *words, inside=inside) as process:
            answer, said = process.communicate(given)
        if process.returncode:
            raise self._failed(said)
        return answer

    def _hang_up(self) -> None:
        with contextlib.suppress(Setback):
            _started([*self._ssh(), "-O", "exit", self.host]).communicate()

    def _failed(self, said: bytes) -> Setback:
        lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        told = " / ".join(lines[-3:]) or "the connection ended"
        return Setback(f"{self._called}: {told}. Mend that, and try again.")


def _followed(command: list[str], advance: Advance) -> tuple[int, bytes]:
    """Run rsync, telling how far it is, and return its exit code and its complaints, however many they are."""
    with tempfile.TemporaryFile() as said, _started(command, said) as rsync:
        assert rsync.stdout is not None
        try:
            for part in iter(functools.partial(os.read, rsync.stdout.fileno(), 4096), b""):
                for percent in PERCENT.findall(part)[-1:]:
                    advance(int(percent), 100)
            code = rsync.wait()
        except BaseException:
            rsync.kill()
            raise
        said.seek(0)
        return code, said.read()


def _summed(answer: bytes) -> dict[str, str]:
    """Read what `sha256sum` says: a hash, a space, a space or a star, a name."""
    lines = (line.partition(" ") for line in answer.decode("utf-8", "replace").splitlines())
    return {name[1:].removeprefix("./"): sha256 for sha256, _, name in lines}


@functools.cache
def _sockets() -> str:
    """Return where this process keeps its open connections; no other user may come near them."""
    folder = tempfile.mkdtemp(prefix="nadwa-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _started(command: list[str], said: int | IO[bytes] = subprocess.PIPE) -> subprocess.Popen[bytes]:
    if not shutil.which(command[0]):
        raise Setback(f"`{command[0]}` is not installed here; on Debian and Ubuntu: apt install openssh-client rsync")
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said)

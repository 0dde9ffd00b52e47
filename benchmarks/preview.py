"""From a save to the page: `python -m benchmarks.preview [stories]`, of the real content and of a corpus.

Each of twenty edits of one text is timed from the write of its file until a request gets the new words, first while the
writer goes on, then beside the whole builds that follow a pause. With NADWA_BROWSER set, also until they are visible in
an open page, which loads itself again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import corpus
from plugins.desk import preview

HOUSE = Path(__file__).resolve().parent.parent
PLACE = HOUSE / ".bench"
EDITS = 20
PORT = 8317
ON, PAUSE = 0.3, 2.5  # seconds between edits: a writer who goes on, and one after whom a whole build begins
Wait = Callable[[str], object]


def main(stories: int = 1000) -> None:
    """Measure both contents, and tell in lines."""
    real = PLACE / "preview" / "content"
    shutil.rmtree(real.parent, ignore_errors=True)
    shutil.copytree(HOUSE / "content", real)
    of(f"real content, {_count(real)} texts", real)
    large = PLACE / "preview-corpus" / "content"
    corpus.write_archive(large, stories)
    of(f"corpus, {_count(large)} texts", large)


def of(name: str, content: Path) -> None:
    """Serve some content, and edit one of its texts."""
    text = sorted(content.glob("editions/*/*/fr.md"))[0]
    address = f"http://localhost:{PORT}/fr/{text.parent.relative_to(content).as_posix()}/"
    with _serving(content):
        _tell(f"{name}, request, writing on", text, _asked(address), ON)
        _tell(f"{name}, request, beside builds", text, _asked(address), PAUSE)
        if os.environ.get("NADWA_BROWSER"):
            with _open(address) as seen:
                _tell(f"{name}, browser, writing on", text, seen, ON)


def _tell(what: str, text: Path, wait: Wait, pause: float) -> None:
    former, times = text.read_text("utf-8"), []
    for number in range(EDITS):
        word = f"mot{number}{time.time_ns()}"
        fresh = text.with_name(".fresh")
        fresh.write_text(f"{former.rstrip()} Et {word}.\n", "utf-8")
        start = time.perf_counter()
        fresh.replace(text)
        wait(word)
        times.append(1000 * (time.perf_counter() - start))
        time.sleep(pause)
    text.write_text(former, "utf-8")
    told = f"median {statistics.median(times):.0f} ms, first {times[0]:.0f} ms, most {max(times):.0f} ms"
    print(f"{what}: {told}", flush=True)


def _asked(address: str) -> Wait:
    def wait(word: str) -> None:
        while word not in _get(address):
            time.sleep(0.002)

    return wait


@contextlib.contextmanager
def _serving(content: Path) -> Iterator[None]:
    """Serve some content for as long as it is measured."""
    line = [sys.executable, "-u", str(HOUSE / "tasks.py"), "serve", "--port", str(PORT), "--content", str(content)]
    with subprocess.Popen(line, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as process:
        told = process.stdout or iter(())
        try:
            if not any("Serving" in said for said in iter(lambda: next(iter(told), ""), "")):
                raise SystemExit(f"{content} cannot be served")
            yield
        finally:
            process.terminate()
            shutil.rmtree(HOUSE / preview.PLACE / str(PORT), ignore_errors=True)


@contextlib.contextmanager
def _open(address: str) -> Iterator[Wait]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["NADWA_BROWSER"], args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        yield lambda word: page.get_by_text(word).wait_for()
        browser.close()


def _get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def _count(content: Path) -> int:
    return sum(1 for _ in content.glob("*/**/??.md"))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

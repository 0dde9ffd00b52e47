"""The preview: what it serves, what it adds to pages, and what a save does."""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from watchfiles import Change

from plugins.archive.languages import LANGUAGES, Code
from plugins.archive.problems import Problem, counted, message, said
from plugins.desk import overlay, preview
from plugins.desk.checking import Flawed
from plugins.desk.obstacles import Obstacle
from plugins.desk.server import Server, content_type, locate
from plugins.desk.stage import Notice, Stage
from plugins.desk.watch import Watch
from plugins.pages.cues import Cue

PATIENCE = 20
# The pages of these tests are no pages of ours: only what the preview adds is judged.
OURS = {"html-has-lang": {"enabled": False}}
POLICY = "default-src 'none'; style-src 'sha256-abc'; img-src 'self'"
PAGE = f'<!doctype html><meta http-equiv="content-security-policy" content="{POLICY}"><title>ندوة</title><p>%s'
FILES = {
    "index.html": PAGE % "root",
    "404.html": PAGE % "nothing",
    "ar/index.html": PAGE % "ar",
    "ar/404.html": PAGE % "لا شيء",
    "fr/404.html": PAGE % "rien",
    "ar/feed.atom": "<feed/>",
    "بحث/index.html": PAGE % "search",
    "picture.webp": "image",
    "empty/picture.webp": "image",
}
PROBLEM = Problem("content/a.md", 3, 7, "العنوان <title> ناقص")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site with the pages that the tests ask for, and a secret beside it."""
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    return tmp_path / "site"


@pytest.fixture
def stage() -> Stage:
    """A stage with nothing on show."""
    return Stage()


@pytest.fixture
def server(stage: Stage) -> Iterator[Server]:
    """A server of the stage on a free port."""
    server = Server(stage, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    stage.close()
    server.shutdown()
    server.server_close()
    thread.join()


def ask(port: int, path: str, method: str = "GET") -> Any:
    """Ask a server of this machine, and return the answer's status, headers and text."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request(method, path)
        answer = connection.getresponse()
        return SimpleNamespace(status=answer.status, headers=answer.headers, text=answer.read().decode())


@contextlib.contextmanager
def listening(port: int) -> Iterator[Iterator[tuple[str, Any]]]:
    """Listen to a server's news, as pairs of an event's name and its data."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", overlay.EVENTS)
    with contextlib.closing(connection), connection.getresponse() as answer:
        yield _events(answer)


def _events(answer: http.client.HTTPResponse) -> Iterator[tuple[str, Any]]:
    name = ""
    while line := answer.readline().decode():
        if line.startswith("event: "):
            name = line[7:].strip()
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


def test_page_is_served_with_the_script_and_its_file_is_not_changed(stage: Stage, server: Server, site: Path) -> None:
    """The script is added to what is served, never to what was built."""
    stage.show(site, 0)
    answer = ask(server.server_port, "/ar/")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert overlay.SCRIPT_ADDRESS in answer.text
    assert (site / "ar/index.html").read_text("utf-8") == FILES["ar/index.html"]


def test_other_files_are_served_as_they_are(stage: Stage, server: Server, site: Path) -> None:
    """A feed is neither changed nor kept by the browser."""
    stage.show(site, 0)
    answer = ask(server.server_port, "/ar/feed.atom")
    assert answer.text == "<feed/>"
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


def test_head_has_no_body(stage: Stage, server: Server, site: Path) -> None:
    """A question for the headers gets the headers."""
    stage.show(site, 0)
    answer = ask(server.server_port, "/ar/", "HEAD")
    assert (answer.status, answer.text) == (200, "")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/ar/x/", "لا شيء"), ("/fr/x/y", "rien"), ("/en/x/", "nothing"), ("/x", "nothing"), ("/de/", "nothing")],
)
def test_missing_page_answers_in_its_language(stage: Stage, server: Server, site: Path, path: str, words: str) -> None:
    """The 404 page is that of the address's language where there is one, with status 404."""
    stage.show(site, 0)
    answer = ask(server.server_port, path)
    assert answer.status == 404
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "target"), [("/ar", "/ar/"), ("//ar", "/ar/"), ("/%D8%A8%D8%AD%D8%AB", "/%D8%A8%D8%AD%D8%AB/")]
)
def test_folder_without_its_slash_is_redirected(
    stage: Stage, server: Server, site: Path, path: str, target: str
) -> None:
    """The address of a page ends in a slash, on this host."""
    stage.show(site, 0)
    answer = ask(server.server_port, path)
    assert (answer.status, answer.headers["Location"]) == (301, target)


def test_folder_without_a_page_is_not_listed(stage: Stage, server: Server, site: Path) -> None:
    """There are no listings of folders."""
    stage.show(site, 0)
    assert ask(server.server_port, "/empty/").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/ar/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/ar\\..\\x",
        "/C:/x",
        "/\0",
    ],
)
def test_nothing_outside_the_site_is_found(site: Path, path: str) -> None:
    """No spelling of an address leaves the site."""
    from urllib.parse import unquote

    assert locate(site, unquote(path)) is None


def test_link_out_of_the_site_is_not_followed(site: Path) -> None:
    """A symbolic link does not lead outside."""
    try:
        (site / "link.html").symlink_to(site.parent / "secret.html")
    except OSError:
        pytest.skip("this system makes no symbolic links here")
    assert locate(site, "/link.html") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.jpg", "image/jpeg"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_kind_of_a_file_is_named(name: str, kind: str) -> None:
    """Text says that it is UTF-8, whatever this system believes."""
    assert content_type(Path(name)) == kind


def test_policy_admits_the_script_and_nothing_else() -> None:
    """The page's own policy stays in force in the preview, but for the script and its events."""
    assert overlay.widen(POLICY, "N") == f"{POLICY}; script-src 'nonce-N'; connect-src 'self'"


def test_policy_keeps_what_a_page_already_admits() -> None:
    """A page with a script of its own keeps it."""
    widened = overlay.widen("script-src 'sha256-x'; connect-src 'none'", "N")
    assert widened == "script-src 'sha256-x' 'nonce-N'; connect-src 'self'"


def test_script_in_a_page_has_the_policy_s_nonce() -> None:
    """What the policy admits is what was added, however the policy is quoted."""
    for page in (PAGE % "", PAGE.replace("'", "&#39;") % ""):
        served = overlay.add_to(page, "b-1", "t")
        admitted = re.search(r"nonce-([\w-]+)", served)
        assert admitted
        assert f'<script nonce="{admitted[1]}" src="/-/preview.js" data-build="b-1" data-tag="t">' in served


def test_page_names_the_build_on_show(stage: Stage, server: Server, site: Path) -> None:
    """A page knows which build it is from, so that it can tell when it is out of date."""
    stage.show(site, 0)
    assert f'data-build="{stage.build}"' in ask(server.server_port, "/").text


def test_script_is_served(server: Server) -> None:
    """The script comes from the server itself."""
    answer = ask(server.server_port, overlay.SCRIPT_ADDRESS)
    assert (answer.status, answer.text) == (200, overlay.script("en"))


def test_first_build_has_a_page_to_wait_on(server: Server) -> None:
    """Before anything is built a page says so, and gives way later."""
    answer = ask(server.server_port, "/ar/")
    assert answer.status == 503
    assert "The site is being built" in answer.text
    assert overlay.SCRIPT_ADDRESS in answer.text


def test_broken_first_build_shows_its_problems(stage: Stage, server: Server) -> None:
    """While there is no site the problems are the page, escaped."""
    stage.warn((PROBLEM,))
    text = ask(server.server_port, "/").text
    assert "content/a.md:3:7" in text
    assert "<span>العنوان &lt;title&gt; ناقص</span>" in text


def test_rebuild_is_told_to_open_pages(stage: Stage, server: Server, site: Path) -> None:
    """An open page hears of the new build by its name."""
    stage.show(site, 0)
    with listening(server.server_port) as events:
        assert next(events)[1]["build"] == stage.build
        first = stage.build
        stage.show(site, 0)
        assert next(events)[1]["build"] == stage.build
        assert stage.build != first


def test_page_opened_while_content_is_broken_hears_of_it(stage: Stage, server: Server, site: Path) -> None:
    """A page that comes later gets the problems that stand, errors apart from warnings."""
    stage.show(site, 0)
    stage.warn((PROBLEM, replace(PROBLEM, level="warning")))
    with listening(server.server_port) as events:
        event, news = next(events)
    item = {"place": "content/a.md:3:7", "message": PROBLEM.message}
    assert event == "news"
    assert news["errors"] == {"title": "1 problem", "items": [item]}
    assert news["warnings"] == {"title": "1 warning", "items": [item]}


def test_pages_that_show_the_same_have_the_same_tag(stage: Stage, server: Server, site: Path) -> None:
    """A page that is open can ask whether it is out of date, whatever else was built."""
    stage.show(site, 0)
    before = ask(server.server_port, "/ar/")
    (site / "index.html").write_text(PAGE % "changed", "utf-8")
    stage.show(site, 0)
    after = ask(server.server_port, "/ar/", "HEAD")
    tag = before.headers["ETag"]
    assert tag == after.headers["ETag"] != ask(server.server_port, "/").headers["ETag"]
    assert f"data-tag={tag}" in before.text
    assert f'data-build="{stage.build}"' not in before.text


def test_what_a_save_made_lies_over_the_site(stage: Stage, server: Server, site: Path) -> None:
    """A page and a picture that were made anew are served before those of the site, with the script and as they are."""
    stage.show(site, 0)
    stage.lay(1, Cue(files={"ar/index.html": (PAGE % "anew").encode(), "new/picture.webp": b"new"}))
    page = ask(server.server_port, "/ar/")
    assert "anew" in page.text
    assert overlay.SCRIPT_ADDRESS in page.text
    assert ask(server.server_port, "/new/picture.webp").text == "new"
    assert "root" in ask(server.server_port, "/").text
    stage.lay(2, Cue(files={"en/draft/index.html": (PAGE % "draft").encode()}))
    assert ask(server.server_port, "/en/draft").headers["Location"] == "/en/draft/"


def test_last_good_site_stays_while_content_is_broken(stage: Stage, server: Server, site: Path) -> None:
    """A broken save takes no page away."""
    stage.show(site, 0)
    stage.warn((PROBLEM,))
    assert ask(server.server_port, "/ar/").status == 200


def test_taken_port_is_named_with_another(server: Server) -> None:
    """Two previews on one port are told apart by a sentence."""
    port = server.server_port
    with pytest.raises(Obstacle, match=rf"Port {port} is taken.*--port {port + 1}"):
        Server(Stage(), port)


def test_impossible_port_is_refused() -> None:
    """A port that does not exist is a sentence."""
    with pytest.raises(Obstacle, match="Port 99999 cannot be used"):
        Server(Stage(), 99999)


class Ear(Watch):
    """A watch that a test can wait on until it has heard of a file."""

    def __init__(self, trees: list[Path], settings: Path) -> None:
        super().__init__(trees, settings)
        self.known: set[str] = set()
        self.more = threading.Condition()

    def note(self, changes: set[tuple[Change, str]]) -> None:
        """Keep changes, and let the test know."""
        super().note(changes)
        with self.more:
            self.known |= {Path(path).name for _, path in changes}
            self.more.notify_all()

    def wait_for(self, name: str) -> None:
        """Wait until a file was heard of, and with it all that was saved before."""
        with self.more:
            assert self.more.wait_for(lambda: name in self.known, PATIENCE)


class Desk:
    """A checkout under preview, with a build that fails while the story says `broken`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.content.mkdir()
        self.save("good")
        self.said: queue.Queue[str] = queue.Queue()
        self.builds: list[str] = []
        self.begun: queue.Queue[str] = queue.Queue()
        self.hold = threading.Event()
        self.hold.set()
        self.watches: list[Ear] = []

    def save(self, text: str) -> None:
        """Save the story."""
        fresh = self.root / "fresh"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.content / "a.md")

    def read(self) -> str:
        """Return what the story says."""
        return (self.content / "a.md").read_text("utf-8")

    def hear(self, trees: list[Path], settings: Path) -> Watch:
        """Watch as the preview does, but so that the test can end it."""
        self.watches.append(Ear(trees, settings))
        return self.watches[0]

    def serve(self) -> None:
        """Run the preview until its watch is stopped."""
        hire = partial(Hired, self)
        preview.serve(self.content, 0, root=self.root, hire=hire, hear=self.hear, say=self.said.put, quiet=0)

    def wait_for(self, words: str) -> str:
        """Wait until the preview says a line with these words, and return the line."""
        while words not in (line := self.said.get(timeout=PATIENCE)):
            pass
        return line

    def wait_for_build(self, text: str) -> None:
        """Wait until a build has read the story with this text."""
        while self.begun.get(timeout=PATIENCE) != text:
            pass


class Hired:
    """A build of the desk, whose prompter answers at once while the story begins with `quick`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.opening = Cue()

    def build(self, output: Path) -> str:
        """Build the story into a page, or find it broken."""
        text = self.desk.read()
        self.desk.builds.append(text)
        self.desk.begun.put(text)
        assert self.desk.hold.wait(PATIENCE)
        if text == "broken":
            raise Flawed([PROBLEM])
        output.mkdir(parents=True)
        (output / "index.html").write_text(text, "utf-8")
        return "Built"

    def ask(self, names: Iterable[str]) -> Cue | None:
        """Make the page anew, or leave it to a build."""
        text = self.desk.read()
        return Cue(files={"index.html": f"{text} at once".encode()}) if text.startswith("quick") else None

    def close(self) -> None:
        """Leave."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A preview at work."""
    desk = Desk(tmp_path)
    thread = threading.Thread(target=desk.serve)
    thread.start()
    yield desk
    desk.hold.set()
    desk.watches[0].stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert not (tmp_path / preview.PLACE).exists()


def port_of(line: str) -> int:
    """Return the port in the line that says where the preview is."""
    found = re.search(r":(\d+)/", line)
    assert found
    return int(found[1])


def until(events: Iterator[tuple[str, Any]], port: int, words: str) -> Any:
    """Follow the news until the page at the root has these words, and return the last of the news."""
    for _, news in events:
        if words in ask(port, "/").text:
            return news
    raise AssertionError(words)


def test_saves_reach_the_open_page(desk: Desk) -> None:
    """A good save is seen, a broken one shows its problems over the last good page, and a mended one takes them away."""
    port = port_of(desk.wait_for("Serving"))
    with listening(port) as events:
        assert until(events, port, "good")["errors"]["items"] == []
        desk.save("better")
        until(events, port, "better")
        desk.save("broken")
        found = next(news for _, news in events if news["errors"]["items"])
        assert found["errors"]["items"][0]["place"] == "content/a.md:3:7"
        assert "better" in ask(port, "/").text
        desk.save("mended")
        assert until(events, port, "mended")["errors"]["items"] == []


def test_answer_comes_before_the_build_that_follows_it(desk: Desk) -> None:
    """What can be told at once is seen while the whole build has not ended, and the build takes its place."""
    port = port_of(desk.wait_for("Serving"))
    with listening(port) as events:
        desk.hold.clear()
        desk.save("quick")
        until(events, port, "quick at once")
        desk.wait_for_build("quick")
        desk.hold.set()
        for _, _news in events:
            if ask(port, "/").text.startswith("quick<"):
                break


def test_broken_save_is_told_in_the_terminal(desk: Desk) -> None:
    """The person at the desk reads the place and the message."""
    desk.wait_for("Serving")
    desk.save("broken")
    assert str(PROBLEM) in desk.wait_for("content/a.md:3:7")


def test_saves_during_a_build_lead_to_one_more(desk: Desk) -> None:
    """However often is saved while a build runs, one more follows, of the last save."""
    desk.wait_for("Serving")
    desk.hold.clear()
    desk.save("first")
    desk.wait_for_build("first")
    for number in range(20):
        desk.save(f"burst {number}")
    (desk.root / "last").touch()
    (desk.root / "last").replace(desk.content / "last")
    desk.watches[0].wait_for("last")
    desk.hold.set()
    desk.wait_for("Built")
    desk.wait_for("Built")
    assert desk.builds[:3] == ["good", "first", "burst 19"]
    assert len(desk.builds) <= 4  # some systems tell of one rename twice


def test_settings_replaced_by_an_editor_are_heard(desk: Desk) -> None:
    """Editors rename a new file over the old one; the second save is heard as the first."""
    desk.wait_for("Serving")
    for number in (1, 2):
        fresh = desk.root / f"fresh{number}"
        fresh.write_text(str(number), "utf-8")
        fresh.replace(desk.root / "pelicanconf.py")
        assert desk.wait_for("Saved") == "Saved: pelicanconf.py"


def test_compiled_words_start_no_build(tmp_path: Path) -> None:
    """What a build itself writes into the theme is no save."""
    (tmp_path / "theme").mkdir()
    with Watch([tmp_path / "theme"], tmp_path / "pelicanconf.py") as watch:
        (tmp_path / "theme" / "nadwa.mo").touch()
        (tmp_path / "theme" / "page.html").touch()
        assert next(iter(watch)) == {str(Path("theme/page.html"))}


def test_absent_content_ends_the_preview_in_a_sentence(tmp_path: Path) -> None:
    """A preview of nothing is not started."""
    with pytest.raises(Obstacle, match="nowhere"):
        preview.serve(tmp_path / "nowhere", 0, root=tmp_path)


@pytest.mark.browser
def test_browser_shows_problems_and_comes_back(browser: Browser, stage: Stage, server: Server, site: Path) -> None:
    """In a real browser, under the page's own policy, problems lie over the last good page until they are mended."""
    page = browser.new_page()
    page.goto(server.address + "ar/")
    assert page.title() == "The site is being built"
    stage.show(site, 0)
    page.wait_for_function("document.title === 'ندوة'")
    stage.warn((PROBLEM, replace(PROBLEM, level="warning", message="too proud")))
    panel = page.get_by_role("complementary", name="Preview")
    panel.get_by_role("alert").wait_for()
    assert (panel.get_attribute("dir"), panel.get_attribute("lang")) == ("ltr", "en")
    told = panel.inner_text()
    assert "content/a.md:3:7\nالعنوان <title> ناقص" in told
    assert "What was saved last cannot be built" in told
    assert panel.get_by_text("too proud").is_hidden()
    panel.get_by_text("1 warning").click()
    assert panel.get_by_text("too proud").is_visible()
    assert Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "rules": OURS}).violations_count == 0
    page.keyboard.press("Escape")
    assert panel.count() == 0
    (site / "ar" / "index.html").write_text(PAGE % "mended", "utf-8")
    stage.show(site, 0, Cue())
    page.get_by_text("mended").wait_for()
    page.close()


@pytest.mark.browser
def test_browser_stays_where_it_is(browser: Browser, stage: Stage, server: Server, site: Path) -> None:
    """A page that has changed is loaded again at the same place, and one that has not is left alone."""
    long = PAGE % ("text" + "<br>line" * 400)
    (site / "ar" / "index.html").write_text(long, "utf-8")
    stage.show(site, 0)
    page = browser.new_page()
    page.goto(server.address + "ar/")
    page.evaluate("window.mark = 1; scrollTo(0, 900)")
    stage.lay(1, Cue(files={"index.html": b"other"}, problems=(replace(PROBLEM, level="warning"),)))
    page.get_by_role("complementary").wait_for()  # it has heard of the change, and shows what came with it
    assert page.evaluate("window.mark") == 1
    stage.lay(2, Cue(files={"ar/index.html": long.replace("text", "anew").encode()}))
    page.get_by_text("anew").wait_for()
    page.wait_for_function("scrollY === 900")
    assert page.evaluate("window.mark") is None
    page.close()


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
def test_overlay_speaks_the_language_of_the_desk(code: Code) -> None:
    """The script, the news and the page to wait on are all in one language, with its direction."""
    problem = Problem("content/a.md", 3, 7, message("is missing; create it"))
    notice = Notice(1, "b", (problem, replace(problem, level="warning")), ("ar/x/",))
    told = json.loads(overlay.news(notice, code))
    assert told["errors"]["items"][0]["message"] == said(problem.message, code)
    assert told["errors"]["title"] == counted(1, code)
    assert told["drafts"]["items"] == ["ar/x/"]
    assert f'"dir": "{LANGUAGES[code].direction}"' in overlay.script(code)
    assert f'<html lang="{code}" dir="{LANGUAGES[code].direction}">' in overlay.empty_page((problem,), code)
    assert "<bdi dir=ltr>`x`</bdi> stands" in overlay.empty_page((replace(problem, message="`x` stands"),), code)
    english = (
        "Drafts, seen here only",
        '"Preview"',
        '"Close"',
        "What was saved last",
        "The site cannot",
        "This page gives",
    )
    shown = overlay.news(notice, code) + overlay.script(code) + overlay.empty_page((problem,), code)
    assert [word in shown for word in english] == [code == "en"] * len(english)

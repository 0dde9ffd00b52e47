"""The file of targets: what it may say, and what is said of every mistake in it, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing import targets
from plugins.publishing.setbacks import Setback
from plugins.publishing.targets import Bucket, CloudflarePages, Folder, GitHubPages, Netlify, Remote, read_targets
from tests.conftest import HOUSE

WHOLE = """\
[here]
kind = "folder"
folder = "/srv/nadwa"

[server]
kind = "ssh"
host = "editor@nadwa.example"
folder = "/srv/nadwa"
port = 2222
compress = false
address = "https://nadwa.example"

[store]
kind = "s3"
bucket = "nadwa"
encoding = "br"

[pages]
kind = "github-pages"

[n]
kind = "netlify"
site = "nadwa"

[c]
kind = "cloudflare-pages"
project = "nadwa"
"""
MISTAKES = [
    ('[a]\nkind = "folder"', "1: `a` lacks `folder`"),
    ('[a]\nfolder = "/x"', "1: `a` lacks its kind; write kind = one of folder, ssh, s3,"),
    ('\n[a]\nkind = "ftp"', "3: `a` is of no kind `ftp`"),
    ('[a]\nkind = "folder"\nfolder = 3', "3: `folder` must be words in quotation marks"),
    ('[a]\nkind = "folder"\nfolder = " "', "3: `folder` is empty"),
    (
        '[a]\nkind = "folder"\nfolder = "/x"\ncompres = true',
        "4: `compres` is no key of kind `folder`; write `compress`",
    ),
    ('[a]\nkind = "folder"\nfolder = "/x"\ncompress = "yes"', "4: `compress` must be true or false"),
    ('[a]\nkind = "folder"\nfolder = "/x"\naddress = "x"', "4: `address` must be whole, such as https://"),
    ('[a]\nkind = "folder"\nfolder = "/x"\naddress = "https://a:b@c"', "4: `address` names a user"),
    ('[a]\nkind = "s3"\nbucket = "b"\nencoding = "zstd"', "4: `encoding` must be one of 'none', 'gzip', 'br'"),
    ('[a]\nkind = "s3"\nbucket = "b"\nsecret_key = "k"', "4: `secret_key` looks like a credential"),
    ('[a]\nkind = "ssh"\nhost = "h"\nfolder = "/x"\nport = true', "5: `port` must be a whole number"),
    ('[a]\nkind = "s3"\nbucket = "b"\nendpoint = "objects"', "4: `endpoint` must be whole"),
    ('[a]\nkind = "ssh"\nhost = "-oProxyCommand=x"\nfolder = "/x"', "3: `host` must be a host as ssh knows it"),
    ('[a]\nkind = "ssh"\nhost = "h"\nfolder = "~/x"', "4: `folder` must not begin with ~"),
    ('[a]\nkind = "ssh"\nhost = "h"\nfolder = "/x"\nport = 70000', "5: `port` must be a port"),
    ('["A b"]\nkind = "folder"\nfolder = "/x"', "1: `A b` is no name for a target"),
    ('\na = "folder"', "2: `a` is no target; write [a]"),
    ("[a]\nkind = folder", "2:8: is no TOML"),
    ('[a]\nkind = "fol', "2:12: is no TOML"),
]


def read(folder: Path, text: str) -> dict[str, targets.Target]:
    """Read a file of targets."""
    path = folder / "targets.toml"
    path.write_text(text, "utf-8")
    return read_targets(path)


def test_every_kind_is_read(tmp_path: Path) -> None:
    """What a table says is what its target is; what it leaves out is as usual."""
    address = "https://nadwa.example"
    assert read(tmp_path, WHOLE) == {
        "here": Folder(name="here", folder="/srv/nadwa"),
        "server": Remote(
            name="server", host="editor@nadwa.example", folder="/srv/nadwa", port=2222, compress=False, address=address
        ),
        "store": Bucket(name="store", bucket="nadwa", encoding="br"),
        "pages": GitHubPages(name="pages", folder="output"),
        "n": Netlify(name="n", site="nadwa"),
        "c": CloudflarePages(name="c", project="nadwa", branch="main"),
    }


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """Where, what, and how to mend it."""
    with pytest.raises(Setback) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path}/targets.toml:{told}")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """Who has made three hears of three."""
    with pytest.raises(Setback) as caught:
        read(tmp_path, '[a]\nkind = "folder"\n[b]\nkind = "s3"\nbucket = 1\n[c]\n')
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["1", "5", "6"]


def test_absent_and_unreadable_files_are_told(tmp_path: Path) -> None:
    """A file that is not there, is no text or is a folder is a sentence."""
    with pytest.raises(Setback, match="There is no "):
        read_targets(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    for path in (tmp_path, tmp_path / "latin.toml"):
        with pytest.raises(Setback, match="cannot be read"):
            read_targets(path)


def test_unknown_name_tells_those_there_are(tmp_path: Path) -> None:
    """A slip in a name of the command line finds the right one."""
    found = read(tmp_path, WHOLE)
    with pytest.raises(Setback, match=r"`serve` is no target of targets\.toml; it has: `c`, `here`, "):
        targets.chosen(found, "serve", Path("targets.toml"))
    assert targets.chosen(found, "n", Path("x")) == found["n"]


def test_own_file_is_right_with_every_example_in_it(tmp_path: Path) -> None:
    """The file of this archive reads, and so does every table that it shows as an example."""
    text = (HOUSE / "deploy/targets.toml").read_text("utf-8")
    assert list(read(tmp_path, text)) == ["pages"]
    lines = [line.removeprefix("# ") if line.startswith("# [") or " = " in line else line for line in text.splitlines()]
    shown = read(tmp_path, "\n".join(line for line in lines if "`" not in line))
    assert {target.kind for target in shown.values()} == set(targets.KINDS)

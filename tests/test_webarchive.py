"""The WACZ is what its specification asks for, and any reader of web archives can replay the site from it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from plugins.desk.obstacles import Obstacle
from plugins.keeping import webarchive
from plugins.keeping.gathering import Gathering, gather
from plugins.keeping.sealing import pack
from plugins.pages import addresses
from plugins.proof.built import address_of
from tests.exported import CONTENT, PUBLIC, gathered, public
from tests.sitetree import BuiltSite


@pytest.fixture(scope="module")
def kept(tiny: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Gathering:
    """The tiny site as it is when it has an address."""
    return gather(public(tiny, tmp_path_factory.mktemp("public") / "site"), CONTENT)


@pytest.fixture(scope="module")
def files(kept: Gathering, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of its web archive."""
    file = tmp_path_factory.mktemp("wacz") / "site.wacz"
    members, total = webarchive.members(kept)
    pack(file, kept.day, members, total)
    with zipfile.ZipFile(file) as packed:
        stored = {e.filename for e in packed.infolist() if e.compress_type == zipfile.ZIP_STORED}
        assert stored == {webarchive.WARC, webarchive.INDEX}
        return {name: packed.read(name) for name in packed.namelist()}


def index(files: dict[str, bytes]) -> list[tuple[str, str, dict[str, str]]]:
    """Return the lines of the index: key, time, and where the response lies."""
    lines = gzip.decompress(files[webarchive.INDEX]).decode().splitlines()
    parts = (line.split(" ", 2) for line in lines)
    return [(key, stamp, json.loads(told)) for key, stamp, told in parts]


def replay(files: dict[str, bytes], place: dict[str, str]) -> Any:
    """Read one response from its place alone, as replaying tools do."""
    start = int(place["offset"])
    part = files[webarchive.WARC][start : start + int(place["length"])]
    return next(iter(ArchiveIterator(io.BytesIO(part), check_digests="raise")))


def test_it_has_the_files_of_the_specification(files: dict[str, bytes]) -> None:
    """An archive, indexes, pages, the package and its digest, and nothing else."""
    assert set(files) == {
        *("archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl"),
        *("datapackage.json", "datapackage-digest.json"),
    }


def test_package_lists_every_file_with_its_digest(files: dict[str, bytes]) -> None:
    """Each resource has name, path, hash and size, and the package itself has a digest."""
    package, digest = json.loads(files["datapackage.json"]), json.loads(files["datapackage-digest.json"])
    assert (package["profile"], package["wacz_version"]) == ("data-package", "1.1.1")
    assert {one["path"]: (one["hash"], one["bytes"]) for one in package["resources"]} == {
        name: (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data)) for name, data in files.items() if "/" in name
    }
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(files['datapackage.json']).hexdigest()}",
    }
    assert package["mainPageUrl"] == f"{PUBLIC}/"


def test_every_file_is_replayed_from_its_place(files: dict[str, bytes], kept: Gathering) -> None:
    """The index finds a response for each address, and its body is the file that was published."""
    found = {told["url"]: replay(files, told) for _, _, told in index(files)}
    names = [name for name in kept.names if name not in addresses.FOR_HOSTS]
    assert found.keys() == {kept.root.absolute(address_of(name)) for name in names}
    for name in names:
        record = found[kept.root.absolute(address_of(name))]
        assert record.content_stream().read() == kept.data(name)
        assert record.http_headers.get_statuscode() == "200"


def test_index_is_sorted_and_found_in_blocks(files: dict[str, bytes], kept: Gathering) -> None:
    """The lines are in order, and each block begins where the index of blocks says, with the line that it says."""
    lines = index(files)
    assert [(key, stamp) for key, stamp, _ in lines] == sorted((key, stamp) for key, stamp, _ in lines)
    assert {stamp for _, stamp, _ in lines} == {f"{kept.day:%Y%m%d}000000"}
    head, *blocks = files["indexes/index.idx"].decode().splitlines()
    assert head == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    assert len(blocks) == -(-len(lines) // webarchive.LINES_TO_A_BLOCK) > 1
    for block in blocks:
        key, stamp, told = block.split(" ", 2)
        place = json.loads(told)
        part = files["indexes/index.cdx.gz"][place["offset"] : place["offset"] + place["length"]]
        assert gzip.decompress(part).decode().startswith(f"{key} {stamp} ")
        assert place["digest"] == f"sha256:{hashlib.sha256(part).hexdigest()}"


def test_pages_are_listed_with_their_titles(files: dict[str, bytes], tiny: BuiltSite) -> None:
    """In three languages, each under its public address; what no index should list is not here."""
    head, *lines = (json.loads(line) for line in files["pages/pages.jsonl"].decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    titles = {page["url"]: page["title"] for page in lines}
    for address, page in tiny.pages.items():
        assert (f"{PUBLIC}/{address}" in titles) == ('<meta name="robots"' not in page.text)
    assert [titles[f"{PUBLIC}/{code}/"] for code in ("ar", "fr", "en")] == ["ندوة", "Nadwa", "Nadwa"]


def test_library_finds_every_digest_right(files: dict[str, bytes], tmp_path: Path) -> None:
    """Each record's block and payload is held to its digest by the library's own check."""
    path = tmp_path / "data.warc.gz"
    path.write_bytes(files[webarchive.WARC])

    class Asked:
        inputs = (str(path),)
        verbose = False

    assert Checker(Asked()).process_all() == 0


def test_same_site_gives_the_same_archive(files: dict[str, bytes], kept: Gathering) -> None:
    """Neither identities nor dates are new each time."""
    assert dict(webarchive.members(kept)[0]) == files


def test_kinds_are_named_by_this_house(files: dict[str, bytes]) -> None:
    """No file is of an unknown kind but the parts of the search index, and texts say their encoding."""
    kinds = {told["mime"] for _, _, told in index(files) if "/search/" not in told["url"]}
    assert "application/octet-stream" not in kinds
    [page] = [told for key, _, told in index(files) if key == "example,nadwa)/ar"]
    assert replay(files, page).http_headers.get_header("Content-Type") == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://example.org/", "org,example)/"),
        ("https://www.example.org/en/Editions/", "org,example)/en/editions"),
        ("http://example.org:8080/a.csv", "org,example:8080)/a.csv"),
    ],
)
def test_addresses_are_sorted_as_indexes_do(url: str, key: str) -> None:
    """The host stands from its end, and no slash at the end."""
    assert webarchive.sort_key(url) == key


def test_site_without_an_address_is_refused(tiny: BuiltSite) -> None:
    """A page that stands nowhere cannot be remembered; the person is told how to set the address."""
    with pytest.raises(Obstacle, match="NADWA_URL="):
        webarchive.members(gathered(tiny))

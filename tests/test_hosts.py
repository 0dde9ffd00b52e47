"""Every kind of target has its host, or says why it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publishing import targets
from plugins.publishing.bucket import Bucket
from plugins.publishing.hosts import host_of, is_compressed, patience, workplace
from plugins.publishing.local import Local
from plugins.publishing.remote import Remote
from plugins.publishing.services import Service
from plugins.publishing.setbacks import Setback

FOLDER = targets.Folder(name="a", folder="www")
SERVER = targets.Remote(name="b", host="h", folder="/srv", port=22, compress=False)
STORE = targets.Bucket(name="c", bucket="b", endpoint="https://x.example", region="r", encoding="br")
NETLIFY = targets.Netlify(name="d", site="s")
CLOUDFLARE = targets.CloudflarePages(name="e", project="p")
PAGES = targets.GitHubPages(name="f")


def test_each_kind_has_its_host(tmp_path: Path) -> None:
    """The host gets what the target says; a folder's name begins at the archive's own, unless it is whole."""
    assert host_of(FOLDER, tmp_path) == Local(tmp_path / "www")
    assert host_of(targets.Folder(name="a", folder="/srv/x"), tmp_path) == Local(Path("/srv/x"))
    assert host_of(SERVER, tmp_path) == Remote("h", "/srv", 22)
    store = host_of(STORE, tmp_path)
    assert isinstance(store, Bucket)
    assert (store.objects.bucket, store.objects.endpoint, store.encoding) == ("b", "https://x.example", "br")
    assert str(tmp_path) not in store.holder
    for target in (NETLIFY, CLOUDFLARE):
        service = host_of(target, tmp_path)
        assert isinstance(service, Service)
        assert service.folder == workplace(target, tmp_path) / "kept"


def test_home_of_nobody_is_told(tmp_path: Path) -> None:
    """A folder in a home that is not there is a sentence."""
    with pytest.raises(Setback, match="is in the home of nobody here"):
        host_of(targets.Folder(name="a", folder="~no-such-user/x"), tmp_path)


def test_folder_for_a_workflow_has_none(tmp_path: Path) -> None:
    """GitHub Pages keeps no releases that we could show, and the way back is told."""
    with pytest.raises(Setback, match="run the workflow of an earlier commit again"):
        host_of(PAGES, tmp_path)


def test_only_web_servers_get_compressed_files() -> None:
    """Other hosts compress by themselves, or take one form of each text."""
    compressed = [is_compressed(target) for target in (FOLDER, SERVER, STORE, NETLIFY, CLOUDFLARE, PAGES)]
    assert compressed == [True, False, False, False, False, False]
    assert patience(FOLDER) < patience(NETLIFY)

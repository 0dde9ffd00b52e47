"""A bucket as a host: in which order, with which headers, and what of it is never touched."""

from __future__ import annotations

import gzip
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from plugins.publishing import caching
from plugins.publishing.bucket import LOCK, Bucket
from plugins.publishing.objects import Objects
from plugins.publishing.releasing import back
from plugins.publishing.setbacks import Setback
from tests import loopback
from tests.berths import Berth, made, stand

__all__ = ("stand",)


@pytest.fixture
def berth(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Berth:
    """An empty bucket."""
    return made("s3", request, tmp_path, monkeypatch)


def objects(berth: Berth) -> Objects:
    """Return the objects of a bucket."""
    assert isinstance(berth.host, Bucket)
    return berth.host.objects


def hear(work: Callable[..., Any], mark: str, done: list[str]) -> Callable[..., Any]:
    """Return a piece of work that is noted, by the key that it changes."""

    def noted(self: Objects, *words: Any) -> Any:
        done.append(mark + words[not mark])
        return work(self, *words)

    return noted


def test_readers_are_told_kind_lifetime_and_encoding(berth: Berth) -> None:
    """What is asked for over HTTP bears the headers that a web server would give it."""
    berth.publish("first")
    place = objects(berth)
    client = boto3.client("s3", endpoint_url=place.endpoint, region_name="us-east-1")
    for name in ("ar/index.html", *filter(caching.is_lasting, berth.live())):
        url = client.generate_presigned_url("get_object", Params={"Bucket": place.bucket, "Key": name})
        with urllib.request.urlopen(url, timeout=20) as answer:
            assert answer.headers["Cache-Control"] == caching.lifetime(name)
            assert answer.headers["Content-Type"] == caching.kind_of(name)
            packed = answer.headers["Content-Encoding"] == "gzip"
            assert packed == caching.shrinks(name)
            body = answer.read()
        assert (gzip.decompress(body) if packed else body) == berth.live()[name]


def test_order_of_a_switch(berth: Berth, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lasts comes before pages, pages before lists, homes last; and what is no longer there goes after all of them."""
    done: list[str] = []
    for verb, mark in (("copy", ""), ("delete", "- "), ("put", "+ ")):
        monkeypatch.setattr(Objects, verb, hear(getattr(Objects, verb), mark, done))
    berth.publish("first")
    copied = [name for name in done if name[0] not in "+-"]
    assert [caching.rank(name) for name in copied] == sorted(map(caching.rank, copied))
    assert caching.is_lasting(copied[0])
    assert copied[-1] == "index.html"
    assert done.index("+ .releases/current") > done.index("index.html")
    sent = [name for name in done if name.startswith("+ .releases/content/")]
    assert max(map(done.index, sent)) < done.index(copied[0])


def test_objects_of_others_are_left_alone(berth: Berth) -> None:
    """What no release of ours brought stays where it is."""
    objects(berth).put("robots-of-somebody.txt", b"theirs")
    for word in ("first", "second"):
        berth.publish(word)
    with berth.host.claim():
        back(berth.host, berth.host.state(), "", lambda *_: None)
    assert objects(berth).get("robots-of-somebody.txt") == b"theirs"


def test_files_that_are_gone_go(berth: Berth) -> None:
    """A page that the new release does not have answers no more; back again, it does."""
    berth.publish("first")
    was = berth.live()
    tree = berth.work / "tree"
    files = loopback.site(tree, "second")
    (tree / "ar/news/index.html").unlink()
    berth.publish_tree(tree)
    assert {*berth.live()} == {*files} - {"ar/news/index.html"}
    with berth.host.claim():
        back(berth.host, berth.host.state(), "", lambda *_: None)
    assert berth.live() == was


def test_object_that_somebody_spoilt_is_mended(berth: Berth) -> None:
    """A switch looks at what lies there: an object that was changed by hand is copied anew."""
    first = berth.publish("first")
    was = berth.live()
    objects(berth).put("fr/index.html", b"by hand")
    with berth.host.claim():
        back(berth.host, berth.host.state(), first.id, lambda *_: None)
    assert berth.live() == was


def test_one_goes_on_where_one_broke_off(berth: Berth) -> None:
    """The lock that this checkout left is its own; that of another is respected, and named."""
    objects(berth).put(LOCK, b"tests")
    berth.publish("first")
    assert objects(berth).get(LOCK) is None
    objects(berth).put(LOCK, b"somebody")
    with pytest.raises(Setback, match=f"under way.*delete the object {LOCK}"):
        berth.publish("second")
    assert objects(berth).get(LOCK) == b"somebody"


def test_lock_that_was_forgotten_ends(berth: Berth, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an hour nobody is still at it."""
    objects(berth).put(LOCK, b"somebody")
    monkeypatch.setattr(Objects, "age", lambda self, key: 3601.0)
    berth.publish("first")


def test_store_that_cannot_create_in_one_step(berth: Berth) -> None:
    """An older store is asked first, and then told."""
    place = Objects(objects(berth).bucket, objects(berth).endpoint)
    put = place._client.put_object

    def older(**words: Any) -> Any:
        if "IfNoneMatch" in words:
            raise ClientError({"Error": {"Code": "NotImplemented"}}, "PutObject")
        return put(**words)

    place._client.put_object = older
    assert [place.create("x", b"x") for _ in range(2)] == [True, False]


def test_key_comes_from_the_environment_alone(berth: Berth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, what is missing is named, and no other place is looked at."""
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(Setback, match="The environment lacks AWS_SECRET_ACCESS_KEY"):
        Objects("nadwa", objects(berth).endpoint).etags()


def test_absent_bucket_is_told(berth: Berth) -> None:
    """A bucket that is not there is a sentence."""
    with pytest.raises(Setback, match=r"^no-such-bucket: .*NoSuchBucket"):
        Objects("no-such-bucket", objects(berth).endpoint).etags()


def test_age_is_told_by_the_clock_of_the_store(berth: Berth) -> None:
    """A new object is young, and one that is not there has no age."""
    objects(berth).put("x", b"x")
    assert 0 <= objects(berth).age("x") < 600
    assert objects(berth).age("y") == 0

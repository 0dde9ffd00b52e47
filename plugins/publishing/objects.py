"""The objects of a bucket, as any store that speaks S3 keeps them; many are asked for at once."""

from __future__ import annotations

import base64
import contextlib
import datetime
import email.utils
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from plugins.publishing.setbacks import Setback

TOGETHER = 16
TIMEOUT = 20
NEEDED = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
_TAKEN = {"PreconditionFailed", "ConditionalRequestConflict"}
_UNKNOWN = {"NotImplemented", "501"}
_MISSING = {"NoSuchKey", "404", "NotFound"}
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Objects:
    """A bucket; who may write into it is told by the environment alone."""

    bucket: str
    endpoint: str = ""
    region: str = ""
    attempts: int = 4

    def etags(self, prefix: str = "", after: str = "", deep: bool = True) -> dict[str, str]:
        """Return every key below a prefix with its ETag, which is another as soon as the content is.

        Where only those `after` a key are wanted, or those not `deep` in further folders, the store is asked for no others.
        """
        wanted = {"Bucket": self.bucket, "Prefix": prefix, "StartAfter": after, "Delimiter": "" if deep else "/"}
        with self._telling():
            pages = self._client.get_paginator("list_objects_v2").paginate(**wanted)
            return {one["Key"]: one["ETag"] for page in pages for one in page.get("Contents", ())}

    def get(self, key: str) -> bytes | None:
        """Return the content of an object; None where there is none."""
        with self._telling():
            try:
                return bytes(self._client.get_object(Bucket=self.bucket, Key=key)["Body"].read())
            except ClientError as error:
                if _code(error) in _MISSING:
                    return None
                raise

    def put(self, key: str, content: bytes, headers: Mapping[str, str] | None = None) -> str:
        """Keep an object, which the store compares with its hash before it does, and return its ETag."""
        told = base64.b64encode(hashlib.md5(content, usedforsecurity=False).digest()).decode()
        with self._telling():
            answer = self._client.put_object(
                Bucket=self.bucket, Key=key, Body=content, ContentMD5=told, **(headers or {})
            )
            return str(answer["ETag"])

    def create(self, key: str, content: bytes) -> bool:
        """Keep an object if there is none of its key, in one step, and tell whether there was none."""
        with self._telling():
            try:
                self._client.put_object(Bucket=self.bucket, Key=key, Body=content, IfNoneMatch="*")
            except ClientError as error:
                if _code(error) not in (*_TAKEN, *_UNKNOWN):
                    raise
                if _code(error) in _TAKEN or self.get(key) is not None:
                    return False
                self.put(key, content)  # the store cannot do it in one step
            return True

    def copy(self, source: str, key: str, headers: Mapping[str, str]) -> str:
        """Let an object hold, within the store and in one step, what another one holds, and return its ETag."""
        place = {"Bucket": self.bucket, "Key": source}
        with self._telling():
            answer = self._client.copy_object(
                Bucket=self.bucket, Key=key, CopySource=place, MetadataDirective="REPLACE", **headers
            )
            return str(answer["CopyObjectResult"]["ETag"])

    def delete(self, key: str) -> None:
        """Remove an object, if it is there."""
        with self._telling():
            self._client.delete_object(Bucket=self.bucket, Key=key)

    def age(self, key: str) -> float:
        """Return how many seconds ago an object was written, by the clock of the store; 0 where there is none."""
        with self._telling():
            try:
                answer = self._client.head_object(Bucket=self.bucket, Key=key)
            except ClientError as error:
                if _code(error) in _MISSING:
                    return 0
                raise
        now = email.utils.parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        written: datetime.datetime = answer["LastModified"]
        return (now - written).total_seconds()

    @cached_property
    def _client(self) -> Any:
        missing = [name for name in NEEDED if not os.environ.get(name)]
        if missing:
            raise Setback(
                f"The environment lacks {' and '.join(missing)}, the key to {self.bucket}; set it there only."
            )
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint or None,
            region_name=self.region or "us-east-1",
            aws_access_key_id=os.environ[NEEDED[0]],
            aws_secret_access_key=os.environ[NEEDED[1]],
            aws_session_token=os.environ.get("AWS_SESSION_TOKEN"),
            config=Config(
                connect_timeout=TIMEOUT,
                read_timeout=TIMEOUT,
                retries={"total_max_attempts": self.attempts, "mode": "standard"},
                max_pool_connections=TOGETHER,
                # Other stores than Amazon's do not know the newer sums; every put brings an older one.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (BotoCoreError, ClientError, ValueError) as error:  # the last: no address, no name of a region
            raise Setback(
                f"{self.bucket}: {error}. Nothing else was tried; publish again once that is mended."
            ) from None


def all_at_once(work: Callable[[Thing], object], things: Iterable[Thing]) -> None:
    """Do a piece of work for many things, several at a time; the first failure ends it."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        try:
            for _ in pool.map(work, things):
                pass
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))

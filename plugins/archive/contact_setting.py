"""The contact for whoever finds a hole in the site's safety, as the settings name it (RFC 9116)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from plugins.archive.problems import Message, Problem, message
from plugins.archive.settings import UNKNOWN, Assigned, read_file

CONTACT = "SECURITY_CONTACT"
EXPIRES = "SECURITY_EXPIRES"
_ADDRESS = re.compile(r"mailto:[^\s?@]+@[^\s?@]+|https://\S+")
# A contact holds for a year at most, as the RFC advises, and whoever confirms it needs time.
_NOTICE = datetime.timedelta(days=30)


def contact_can_be_reached(
    files: Iterable[Path], values: Mapping[str, object] | None = None, today: datetime.date | None = None
) -> Iterator[Problem]:
    """The contact is an address with a day on which it is confirmed anew; where it is known which day it is, before that.

    `values` are those of a run. What runs out is a warning, for no build depends on its day.
    """
    found = {setting.name: setting for path in files for setting in read_file(path).assigned}
    contact, expires = (_held(found.get(name), name, values) for name in (CONTACT, EXPIRES))
    last = _day(expires.value)
    if contact.value and not (isinstance(contact.value, str) and _ADDRESS.fullmatch(contact.value)):
        told = "`%(name)s` is `%(value)s`; write one such as mailto:security@example.org, or nothing"
        yield contact.problem(message(told, name=CONTACT, value=str(contact.value)))
    if (expires.value or contact.value) and not last:
        told = "`%(name)s` is `%(value)s`; write the day on which the contact has to be confirmed, such as 2027-06-30"
        yield expires.problem(message(told, name=EXPIRES, value=str(expires.value or "")))
    elif contact.value and last and today and last < today + _NOTICE:
        yield replace(expires.problem(_running_out(last)), level="warning")


def _held(setting: Assigned | None, name: str, values: Mapping[str, object] | None) -> Assigned:
    """Return what holds in this run, at its place, or what the source tells, which may be nothing."""
    place = setting or Assigned(name, None, "", 1, 1)
    told = None if place.value is UNKNOWN else place.value
    return replace(place, value=told if values is None else values.get(name))


def _running_out(last: datetime.date) -> Message:
    told = "the contact for security runs out on %(date)s; see that it is still right, then write a later day"
    return message(told, date=last.isoformat())


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None

"""Reads the links of the archive, remembers what was found, and tells which are dead, and where they stand."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from plugins.archive.inventory import REACH
from plugins.archive.problems import errors_of, listing
from plugins.archive.reach import Reach
from plugins.archive.reading import Reading, read
from plugins.desk import checking
from plugins.desk.obstacles import Obstacle
from plugins.keeping.asking import Answer, Asker
from plugins.keeping.outside import Place, outside
from plugins.keeping.sealing import counting

MOST = 1000
HOSTS_AT_ONCE = 6
LONGEST = 1000  # a longer key is none for YAML
HEAD = """\
# What was found at each address outside the archive, and when. `python3 tasks.py rot` writes this file.
# A link is shown as dead when it failed on two different days; where a source has an `archived` copy, that is shown too.

"""

Ask = Callable[[str], Answer]


@dataclass(frozen=True)
class Finding:
    """What a reading found at an address, all that is known of it since, and where it stands."""

    address: str
    answer: Answer
    reach: Reach | None
    places: tuple[Place, ...]
    archived: str | None = None

    @property
    def state(self) -> str:
        """What is known of the address: alive, failing for the first time, dead, or unclear."""
        if not self.answer.is_clear:
            return "unclear"
        if self.answer.why is None:
            return "alive"
        return "dead" if self.reach and self.reach.dead_since else "failing"


def rot(content: Path, today: datetime.date, most: int = MOST, ask: Ask | None = None) -> tuple[Finding, ...]:
    """Read the links of an archive, those first that were not read for longest, and write down what was found.

    Who interrupts it keeps what was found until then.

    Raises:
        Obstacle: what was written down before is damaged, or cannot be written.
    """
    checking.require(content)
    reading = read(content)
    _refuse_damage(reading)
    places, known = outside(reading), reading.archive.reach
    due = sorted(places, key=lambda address: (_asked(known.get(address)), address))[: max(most, 0)]
    answers: dict[str, Answer] = {}
    now = dict(known)
    try:
        _ask_all(due, ask or Asker().ask, answers)
    finally:
        now |= {a: reach for a in answers if (reach := remembered(known.get(a), answers[a], today))}
        _write(content / REACH, {address: reach for address, reach in now.items() if address in places})
    copies = {
        source.url.partition("#")[0]: source.archived for source in reading.archive.sources.values() if source.url
    }
    return tuple(Finding(a, answers[a], now.get(a), places[a], copies.get(a)) for a in sorted(due))


def remembered(before: Reach | None, answer: Answer, today: datetime.date) -> Reach | None:
    """Return what is known of an address after an answer; one that is not clear changes nothing."""
    if not answer.is_clear:
        return before
    if answer.why is None:
        return Reach(asked=today, alive=today)
    first = before.failing if before and before.failing else today
    return replace(before or Reach(asked=today), asked=today, failing=first, why=answer.why)


def table(findings: tuple[Finding, ...]) -> str:
    """Write what is wrong, a line to each place, and how many links there are; what is alive is only counted."""
    lines = [
        f"{place}: {finding.address} {finding.answer.told}{_more(finding)}"
        for finding in findings
        if finding.state in ("dead", "failing", "unclear")
        for place in finding.places
    ]
    states = [finding.state for finding in findings]
    counts = ", ".join(f"{states.count(state)} {state}" for state in ("alive", "dead", "failing", "unclear"))
    return "\n".join([*sorted(lines), f"{len(findings)} links read: {counts}"])


def as_json(findings: tuple[Finding, ...]) -> str:
    """Write all that was found for machines."""
    told = [
        {
            "address": finding.address,
            "state": finding.state,
            "told": finding.answer.told,
            "why": finding.answer.why,
            "failing": _iso(finding.reach.failing if finding.reach else None),
            "alive": _iso(finding.reach.alive if finding.reach else None),
            "archived": finding.archived,
            "places": [str(place) for place in finding.places],
        }
        for finding in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _more(finding: Finding) -> str:
    """Say since when a link is dead, and what readers are offered instead."""
    since = finding.reach.dead_since if finding.reach else None
    if finding.state == "failing":
        return "; once more on another day, and it is shown as dead"
    if finding.state != "dead" or not since:
        return ""
    copy = f"; readers are offered {finding.archived}" if finding.archived else ""
    return f"; dead since {since.isoformat()}{copy}"


def _ask_all(due: list[str], ask: Ask, answers: dict[str, Answer]) -> None:
    """Ask all that is due, of several hosts at once, and note each answer as it comes."""
    with counting(len(due), "links") as tick, ThreadPoolExecutor(HOSTS_AT_ONCE) as hands:

        def answered(address: str) -> None:
            answers[address] = ask(address)
            tick()

        try:
            for waiting in [hands.submit(answered, address) for address in spread(due)]:
                waiting.result()
        except BaseException:
            hands.shutdown(wait=False, cancel_futures=True)
            raise


def spread(addresses: list[str]) -> list[str]:
    """Return addresses so that hosts take turns, and nobody waits while another host could be asked."""
    turns: dict[str, int] = {}
    ranked = []
    for address in addresses:
        host = urlsplit(address).netloc
        turns[host] = turns.get(host, 0) + 1
        ranked.append((turns[host], address))
    return [address for _, address in sorted(ranked)]


def _refuse_damage(reading: Reading) -> None:
    damage = [problem for problem in errors_of(reading.problems) if problem.path.endswith(f"/{REACH}")]
    if damage:
        raise Obstacle(f"{listing(damage)}; no link was read. Mend the file, or take it away: it is made anew.")


def _asked(reach: Reach | None) -> datetime.date:
    return reach.asked if reach else datetime.date.min


def _write(path: Path, known: Mapping[str, Reach]) -> None:
    """Write down what is known, in one step."""
    lines = [f"{address}: {{{_told(reach)}}}\n" for address, reach in sorted(known.items()) if len(address) <= LONGEST]
    draft = path.with_name(f".{REACH}.new")
    try:
        draft.write_text(HEAD + "".join(lines) if lines else HEAD + "{}\n", encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Obstacle(f"{path} cannot be written: {error.strerror or error}. Mend its permissions.") from None


def _told(reach: Reach) -> str:
    told = {
        "asked": reach.asked.isoformat(),
        "alive": _iso(reach.alive),
        "failing": _iso(reach.failing),
        "why": reach.why,
    }
    return ", ".join(f"{name}: {value}" for name, value in told.items() if value)


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None

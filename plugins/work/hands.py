"""One piece of work for many things, done by as many processes as there are cores; the result is that of one.

A process is forked with all that is in memory, does its share and sends back what it made. Where that cannot be, or
would cost more than it saves, one process does everything.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NoReturn, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")
# A fork and its pipe take some 20 ms of a process with an archive in it: 64 pages are 100 ms of work, 16 cards too.
LEAST = 64
# As many as a byte tells apart: a lot is small enough that none waits long for who has the last one.
LOTS = 256
VARIABLE = "NADWA_HANDS"


def spread(work: Callable[[Thing], Made], things: Sequence[Thing], least: int = LEAST) -> list[Made]:
    """Return what is made of each thing, in their order; each process may have at least so many of them.

    Who has made a lot takes the next one. What a process fails at is done again here, so that a mistake is met as it
    would be without any of them.
    """
    number = min(hands(), len(things) // least)
    if number < 2:
        return [work(thing) for thing in things]
    lots = min(len(things), LOTS)

    def make(lot: int) -> list[Made]:
        return [work(thing) for thing in things[lot::lots]]

    made: list[Any] = [None] * len(things)
    with _helpers(make, lots, number) as (queue, helpers):
        found = queue.work(0)
        for helper in helpers:
            found |= helper.result() or {}
        for lot in range(lots):
            made[lot::lots] = found[lot] if lot in found else make(lot)
    return made


def hands() -> int:
    """Return how many processes may work at once: one where the system does not fork, or other threads run here."""
    if not hasattr(os, "fork") or any(map(_is_in_the_way, threading.enumerate())):
        return 1
    asked = os.environ.get(VARIABLE, "")
    return int(asked) if asked.isdecimal() else _cores()


def _is_in_the_way(thread: threading.Thread) -> bool:
    """Tell of a thread whether it may hold a lock, which in the copy would then be held for ever."""
    # The one that turns Pelican's spinner holds none but the terminal's, and helpers say nothing.
    return thread is not threading.current_thread() and type(thread).__module__ != "rich.live"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Queue:
    """The lots that nobody has taken yet: bytes in a pipe, each of which one process reads."""

    def __init__(self, make: Callable[[int], Any], lots: int, number: int) -> None:
        self.make = make
        self.waiting, filling = os.pipe()
        with os.fdopen(filling, "wb") as pipe:
            pipe.write(bytes(range(number, lots)))

    def work(self, share: int) -> dict[int, Any]:
        """Make the first lot of a process, then others until none is left."""
        made = {share: self.make(share)}
        while taken := os.read(self.waiting, 1):
            made[taken[0]] = self.make(taken[0])
        return made


class _Helper:
    """A process that does a share of the work."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.receiving, sending = os.pipe()
        self.process = -1
        # That there is no room for another process is no reason to stop.
        with contextlib.suppress(OSError), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the spinner
            self.process = os.fork()
        if not self.process:
            os.close(self.receiving)
            _serve(work, sending)
        os.close(sending)

    def result(self) -> Any:
        """Return what was made, or nothing where the process failed."""
        with os.fdopen(self.receiving, "rb", closefd=False) as pipe:
            sent = pipe.read()
        if self.process < 0:
            return None
        _, status = os.waitpid(self.process, 0)
        self.process = -1
        # It is our own child that sent it, and its good end says that it sent all.
        return pickle.loads(sent) if sent and status == 0 else None

    def end(self) -> None:
        """End the process if it is still at work."""
        os.close(self.receiving)
        if self.process > 0:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)


@contextlib.contextmanager
def _helpers(make: Callable[[int], Any], lots: int, number: int) -> Iterator[tuple[_Queue, list[_Helper]]]:
    gc.freeze()  # what is there by now stays there: looking through it would copy it into every process
    queue, helpers = _Queue(make, lots, number), list[_Helper]()
    try:
        helpers += (_Helper(partial(queue.work, share)) for share in range(1, number))
        yield queue, helpers
    finally:
        for helper in helpers:
            helper.end()
        os.close(queue.waiting)
        gc.unfreeze()


def _serve(work: Callable[[], Any], sending: int) -> NoReturn:
    """Do the work of a helper, send what it made, and end, without any of the parent's own farewells."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        silence = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):  # what there is to say, the parent says
            os.dup2(silence, stream)
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    except BaseException:  # the parent does this share again, and meets whatever there is to be met
        status = 1
    finally:
        os._exit(status)

"""Lets two folders change places in one step, so that at no moment either place is empty, where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

HERE = -100  # Linux's AT_FDCWD: names are as the process sees them
LINUX_EXCHANGE = 2
MACOS_SWAP = 2
# The kernel, the file system or the container's rules do not offer it.
NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places, or return False and touch nothing where the system does not offer it.

    Raises:
        OSError: the system offers it and refused; nothing has changed.
    """
    call = _offer()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_OFFERED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _offer() -> Callable[[bytes, bytes], int] | None:
    """Return the system's own call, if it has one."""
    if sys.platform == "win32":
        return None
    system = ctypes.CDLL(None, use_errno=True)
    if hasattr(system, "renameat2"):
        return lambda one, other: int(system.renameat2(HERE, one, HERE, other, LINUX_EXCHANGE))
    if hasattr(system, "renamex_np"):
        return lambda one, other: int(system.renamex_np(one, other, MACOS_SWAP))
    return None

"""The output folder, exchanged whole: the last good site stands until the next one is complete."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distinguo.problems import Misconfigured

MARK = "sitemap.xml"
"""The file that tells a folder that we have built from any other."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """Give an empty folder beside `output` to build into, and put it in `output`'s place at the end.

    If the block raises, or the process dies, `output` is what it was. A second build at the same time is
    refused.
    """
    output = output.absolute()
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Misconfigured(f"{output} is not a folder: name another one with --output")
    if output.exists() and any(output.iterdir()) and not (output / MARK).is_file():
        raise Misconfigured(f"{output} holds something that no build of ours has made: name another one with --output")
    stage = output.with_name(f".{output.name}.staged")
    try:
        stage.parent.mkdir(parents=True, exist_ok=True)
        handles = [_locked(stage)]
    except OSError as error:
        raise Misconfigured(f"{output} cannot be written: {error.strerror}") from error
    try:
        _empty(stage)
        yield stage
        _sync(handles[0])
        if output.exists():
            # What was published comes to stand where the stage was: nobody may build there yet.
            handles.append(_locked(output))
        _exchange(stage, output)
    finally:
        # Only what we hold the lock of: another build may have its stage there by now.
        if stage.exists() and stage.stat().st_ino in [os.fstat(handle).st_ino for handle in handles]:
            shutil.rmtree(stage, ignore_errors=True)
        for handle in handles:
            os.close(handle)


def _locked(folder: Path) -> int:
    """Return a handle of `folder`, made if need be, that nobody else holds; the kernel frees it if we die."""
    while True:
        folder.mkdir(exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise Misconfigured(f"another build is writing beside {folder}: wait for it") from error
        if folder.exists() and folder.stat().st_ino == os.fstat(handle).st_ino:
            return handle
        os.close(handle)


def _empty(folder: Path) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()


def write(folder: Path, path: str, data: bytes) -> None:
    """Write `data` to `path` below `folder`; raise ValueError for a path that leads out of it or is taken."""
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{path} would be written outside {folder}")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as out:
            out.write(data)
    except FileExistsError as error:
        raise ValueError(f"{path} would be written twice") from error


def _sync(handle: int) -> None:
    # One call for the file system, where the kernel has it: a call for each of 8,000 files takes minutes.
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs is None or syncfs(handle) != 0:
        os.sync()


def _exchange(stage: Path, output: Path) -> None:
    if not output.exists():
        stage.rename(output)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    renameat2 = getattr(libc, "renameat2", None)
    names = os.fsencode(stage), os.fsencode(output)
    if renameat2 and renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return
    if renameat2 and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(output))
    # An old kernel or a file system without exchange: three renames, a moment apart.
    old = output.with_name(f".{output.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    output.rename(old)
    stage.rename(output)
    old.rename(stage)

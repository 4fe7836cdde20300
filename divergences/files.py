"""Atomic writing: a file is written beside its target under a temporary name, and renamed when it is complete.

Needs the standard library alone, and `locked` the package filelock.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":  # Windows refuses to remove a file that is open, and so needs no lock
    import fcntl

LOCK_TIMEOUT = 60.0
"""Longest time in seconds to wait for a lock; other processes hold it only for a moment."""

MAX_STEM_BYTES = 200
"""Bytes of the target's name that a temporary name begins with; a name may have 255."""


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file whose content takes the place of `path` once the block has ended without an error.

    Until then an older file stays as it is. If `path` is a link, it stays one and the file that it leads to is
    replaced. An older file keeps its permissions, owner and group, as
    far as the system allows it; a new one has those of the umask. Temporary files that killed
    processes have left for the same target are removed. A device, such as /dev/null, is written to directly.

    Raises:
        OSError: if the place cannot be written, or the disk is full; nothing is left behind then.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(Path(folder) / "a.txt") as file:
    ...         _ = file.write(b"whole")
    ...     (Path(folder) / "a.txt").read_text()
    'whole'
    """
    target = _target(path)
    if target.is_char_device():
        with target.open("wb") as device:
            yield device
        return
    _remove_stale_files(target)
    file, part = _open_temporary(target)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                part.replace(target)  # while locked, so that no other writer takes it for a stale file
        if sys.platform == "win32":
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write_bytes(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write a whole file as `replacing` does, and return its path."""
    with replacing(path) as file:
        file.write(content)
    return Path(path)


def write_text(path: str | os.PathLike[str], content: str) -> Path:
    """Write a whole file in UTF-8 with "\\n" for line ends, as `replacing` does, and return its path."""
    return write_bytes(path, content.encode("utf-8"))


@contextmanager
def locked(path: str | os.PathLike[str]) -> Iterator[None]:
    """Hold a file's lock during the block, in which its content may be read and written anew.

    Raises:
        TimeoutError: if another process holds it for more than a minute.
    """
    from filelock import FileLock, Timeout

    lock = Path(f"{os.path.realpath(path)}.lock")
    try:
        with FileLock(lock, timeout=LOCK_TIMEOUT):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows removes no open file
                    lock.unlink()  # while it is held: a waiting process sees that it is gone and makes a new one
    except Timeout:
        raise TimeoutError(f"path must be free, another process holds {path}: {lock} is locked") from None


def check_target(path: str | os.PathLike[str], name: str = "path") -> None:
    """Try whether `path` can be written, by opening what `replacing` would open. Nothing is changed.

    Args:
        name: what the error calls the path, such as "--out".

    Raises:
        OSError: in one sentence that begins with `name`.
    """
    try:
        folder = Path(os.path.realpath(path)).parent
        if folder.is_dir():
            target = _target(path)
            if not target.is_char_device():
                _try_writing(target)
            return
    except (OSError, ValueError) as error:  # a name with a null, or of half a character, is a ValueError
        kind = type(error) if isinstance(error, OSError) else OSError
        raise kind(f"{name} must be a file that can be written, {os.fspath(path)!r} is not: {_why(error)}") from None
    raise FileNotFoundError(f"{name} must be in a folder that exists, {folder} does not")


def check_folder(path: str | os.PathLike[str], name: str = "path") -> None:
    """Make the folder, unless it is there, and try whether files can be written into it.

    Raises:
        OSError: in one sentence that begins with `name`.
    """
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
        _try_writing(Path(os.path.realpath(path)) / "try")
    except (OSError, ValueError) as error:
        kind = type(error) if isinstance(error, OSError) else OSError
        raise kind(
            f"{name} must be a folder that can be written to, {os.fspath(path)!r} is not: {_why(error)}"
        ) from None


def _why(error: OSError | ValueError) -> str:
    return str(getattr(error, "strerror", None) or error)


def _target(path: str | os.PathLike[str]) -> Path:
    """Where `path` leads to, if that can be written or made."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if target.is_file() or target.is_char_device():
        os.close(os.open(target, os.O_WRONLY))  # replacing it needs no permission to write it, but we ask for that
    elif target.exists() or target.is_symlink():  # a link that realpath leaves is a loop
        raise OSError(errno.EINVAL, "it is no regular file", os.fspath(path))
    return target


def _open_temporary(target: Path) -> tuple[BinaryIO, Path]:
    """An open and locked temporary file beside the target, with the permissions that the target shall have."""
    while True:
        part = target.with_name(f"{_stem(target)}.{os.urandom(4).hex()}.part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        file = os.fdopen(os.open(part, flags, 0o666), "wb")
        if _lock(file, wait=True) and os.fstat(file.fileno()).st_nlink == 0:
            file.close()  # another writer removed it as stale before it was locked
            continue
        _copy_permissions(target, part)
        return file, part


def _copy_permissions(target: Path, part: Path) -> None:
    """Give a temporary file the owner, the group and the mode of its target, as far as that is there and allowed."""
    with suppress(OSError):  # there is no target
        old = target.stat()
        new = part.stat()
        if sys.platform != "win32" and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            for owner, group in ((old.st_uid, -1), (-1, old.st_gid)):
                with suppress(OSError):
                    os.chown(part, owner, group)
        with suppress(OSError):  # file systems without permissions
            part.chmod(stat.S_IMODE(old.st_mode))


def _try_writing(target: Path) -> None:
    _remove_stale_files(target)
    file, part = _open_temporary(target)
    file.close()
    part.unlink(missing_ok=True)


def _remove_stale_files(target: Path) -> None:
    """Remove temporary files for this target whose writers are no longer there to hold their locks."""
    ours = re.compile(re.escape(_stem(target)) + r"\.[0-9a-f]{8}\.part")
    with suppress(OSError):
        for part in [file for file in target.parent.iterdir() if ours.fullmatch(file.name)]:
            with suppress(OSError):
                if sys.platform == "win32":
                    part.unlink()
                else:
                    with part.open("r+b") as file:
                        if _lock(file, wait=False):
                            part.unlink()


def _lock(file: BinaryIO, *, wait: bool) -> bool:
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return True
    except OSError:  # held by another writer, or a file system without locks
        return False


def _stem(target: Path) -> str:
    stem = target.name
    while len(os.fsencode(stem)) > MAX_STEM_BYTES:
        stem = stem[:-1]
    return stem

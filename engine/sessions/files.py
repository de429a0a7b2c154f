"""The file layer: every touch of the disk that changes or reads a slot is one small step here.

Lives here: :class:`Disk` (single steps, and the few sequences made of them) and
:func:`words_for_disk_errors`. May import: the standard library, ``engine.errors``.

Promises: everything the session rooms do to the disk goes through a :class:`Disk`, one method a
step, so that whoever hands in another one can fail or stop at any step. ``OSError`` comes out as it
is; it is put into words once, by :func:`words_for_disk_errors`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError, SaveUnreadable, StorageFull

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_LEAVE = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LINKS = {
    errno.EPERM,
    errno.EMLINK,
    errno.EXDEV,
    errno.ENOSYS,
    errno.EINVAL,
    getattr(errno, "ENOTSUP", errno.ENOSYS),
    getattr(errno, "EOPNOTSUPP", errno.ENOSYS),
}
_WINDOWS_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2)


@contextlib.contextmanager
def words_for_disk_errors(session_id: str, doing: str) -> Iterator[None]:
    """Turn ``OSError`` into the engine's errors, with words; ``doing`` ends "while ...".

    Raises:
        StorageFull: no room on the disk, or none in the quota.
        SaveUnreadable: the disk is read-only, access is denied, or it failed in another way.
    """
    try:
        yield
    except StorageFull:
        raise
    except UnicodeEncodeError as problem:
        unwritable = OSError(errno.EILSEQ, "the name has letters that cannot be written here")
        raise _in_words(session_id, doing, unwritable) from problem
    except OSError as problem:
        raise _in_words(session_id, doing, problem) from problem


def _in_words(session_id: str, doing: str, problem: OSError) -> EngineError:
    where = f" ({problem.filename})" if problem.filename else ""
    if problem.errno in _NO_ROOM:
        return StorageFull(
            f"No room left on the disk while {doing} of session '{session_id}'{where}. "
            "The last whole turn is still there; free some space and do it again."
        )
    if problem.errno in _NO_LEAVE:
        return SaveUnreadable(
            f"The disk is read-only or access was denied while {doing} of session '{session_id}'{where}. "
            "Nothing was lost; make the folder writable, or choose another data folder."
        )
    return SaveUnreadable(
        f"The disk failed while {doing} of session '{session_id}'{where}: {problem.strerror or problem}. "
        "What was saved before is kept; check the disk, then try again."
    )


class Disk:
    """Single steps on the file system. Every method raises ``OSError`` as the system gives it."""

    # Steps that change nothing.

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """``length`` bytes from ``start`` (all to the end for -1); fewer where the file ends."""
        with path.open("rb", buffering=0) as file:
            if start:
                file.seek(start)
            if length < 0:
                return file.readall()
            pieces = bytearray()
            while len(pieces) < length and (piece := file.read(length - len(pieces))):
                pieces += piece
            return bytes(pieces)

    def size(self, path: Path) -> int | None:
        """Bytes of a file, None where there is none."""
        try:
            return path.stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def saved_at(self, path: Path) -> float:
        """When a file was last written, in seconds since 1970; 0 where there is none."""
        try:
            return os.stat(path).st_mtime
        except OSError:
            return 0.0

    def names(self, folder: Path) -> list[str]:
        """What a folder holds, as written on the disk; nothing where there is no folder."""
        try:
            return os.listdir(folder)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def same_file(self, one: Path, other: Path) -> bool:
        """Both names lead to the same file or folder; False where one leads nowhere."""
        try:
            return os.path.samefile(one, other)
        except OSError:
            return False

    # Single steps that change something.

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it; nothing where it is there."""
        path.mkdir(parents=True, exist_ok=True)

    def open_new(self, path: Path) -> int:
        """Open a file for writing, empty."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)

    def open_kept(self, path: Path) -> int:
        """Open a file for writing with what it holds; made where there is none."""
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)

    def write(self, fd: int, data: bytes, start: int) -> None:
        """Write all of ``data`` from byte ``start`` on."""
        os.lseek(fd, start, os.SEEK_SET)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]

    def truncate(self, fd: int, length: int) -> None:
        os.ftruncate(fd, length)

    def flush(self, fd: int) -> None:
        """Return only when the file's bytes are on the medium."""
        if sys.platform == "darwin":
            import fcntl  # only there does fsync stop at the drive's cache

            with contextlib.suppress(OSError):
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
                return
        os.fsync(fd)

    def close(self, fd: int) -> None:
        os.close(fd)

    def flush_folder(self, path: Path) -> None:
        """Return only when the folder's names are on the medium. Windows does that by itself."""
        if sys.platform == "win32":
            return
        fd = os.open(path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def link(self, source: Path, target: Path) -> None:
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over ``target`` in one step; on Windows with patience for a reader who has it open."""
        if sys.platform == "win32":
            for pause in _WINDOWS_PATIENCE:
                with contextlib.suppress(PermissionError):
                    os.replace(source, target)
                    return
                time.sleep(pause)
        os.replace(source, target)

    def move(self, source: Path, target: Path) -> None:
        """Rename a whole folder to a name that is free."""
        os.rename(source, target)

    def remove(self, path: Path) -> None:
        """Remove a file; nothing where there is none."""
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        os.rmdir(path)

    # Sequences made of the steps above.

    def write_new(self, path: Path, data: bytes) -> None:
        """Write a whole file and have it on the medium; a file half-written is removed again."""
        fd = self.open_new(path)
        try:
            try:
                self.write(fd, data, 0)
                self.flush(fd)
            finally:
                self.close(fd)
        except OSError:
            with contextlib.suppress(OSError):
                self.remove(path)
            raise

    def write_aside(self, path: Path, data: bytes, aside: Path | None = None) -> None:
        """Put a whole file in place of ``path`` in one step: written beside, flushed, renamed, flushed."""
        beside = aside or path.with_name(path.name + ".new")
        self.write_new(beside, data)
        self.replace(beside, path)
        self.flush_folder(path.parent)

    def keep(self, source: Path, target: Path) -> None:
        """A second name for a file, or a copy where the file system knows no links."""
        self.remove(target)
        try:
            self.link(source, target)
        except OSError as problem:
            if problem.errno not in _NO_LINKS:
                raise
            self.write_new(target, self.read(source))

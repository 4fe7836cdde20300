"""Writing a file: atomic, with the umask's permissions, through links, no stale files of killed writers."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from divergences.files import check_folder, check_target, replacing, write_bytes, write_text

posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and signals of POSIX")


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_the_older_file_stays_until_the_new_one_is_whole(tmp_path):
    path = write_text(tmp_path / "a.txt", "old ∞\n")
    with replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_text(encoding="utf-8") == "old ∞\n"
    assert path.read_bytes() == b"new" and names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_block_that_fails_changes_and_leaves_nothing(tmp_path, error):
    path = write_bytes(tmp_path / "a", b"old")
    with pytest.raises(error), replacing(path) as file:
        file.write(b"half")
        raise error
    assert path.read_bytes() == b"old" and names(tmp_path) == ["a"]


@posix
@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077, 0o002])
def test_a_new_file_has_the_permissions_of_the_umask_and_an_older_one_keeps_its_own(tmp_path, umask):
    before = os.umask(umask)
    try:
        path = write_bytes(tmp_path / "a", b"1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
        path.chmod(0o640)
        write_bytes(path, b"2")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    finally:
        os.umask(before)


@posix
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    target, link, second = write_bytes(disk / "a", b"old"), tmp_path / "link", tmp_path / "second"
    link.symlink_to(target)
    second.symlink_to("link")
    write_bytes(second, b"new")
    assert second.is_symlink() and link.is_symlink() and not target.is_symlink()
    assert target.read_bytes() == b"new" and names(disk) == ["a"] and names(tmp_path) == ["disk", "link", "second"]
    target.unlink()
    write_bytes(link, b"made where the link leads")
    assert target.read_bytes() == b"made where the link leads"
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError):
        write_bytes(tmp_path / "loop", b"")


KILLED = """
import os, sys
from divergences.files import replacing
with replacing(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), 9)
"""


@posix
def test_what_a_killed_writer_left_goes_with_the_next_write(tmp_path):
    path = write_bytes(tmp_path / "a.npz", b"old")
    other = tmp_path / "a.npz.mine.part"
    other.write_bytes(b"of somebody else")
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", KILLED, path]).returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old" and len(names(tmp_path)) >= 3
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new" and names(tmp_path) == ["a.npz", "a.npz.mine.part"]


def test_two_writers_at_once_do_not_take_each_other_for_killed(tmp_path):
    with replacing(tmp_path / "a") as slow:
        slow.write(b"slow")
        with replacing(tmp_path / "a") as quick:
            quick.write(b"quick")
        assert (tmp_path / "a").read_bytes() == b"quick"
    assert (tmp_path / "a").read_bytes() == b"slow" and names(tmp_path) == ["a"]


RACE = """
import sys
from divergences.files import write_bytes
for count in range(200):
    write_bytes(sys.argv[1], bytes([count]) * 5000)
"""


@pytest.mark.slow
def test_writers_in_several_processes_never_mix(tmp_path):
    path = write_bytes(tmp_path / "a", b"x" * 5000)
    writers = [subprocess.Popen([sys.executable, "-c", RACE, path]) for _ in range(3)]
    while any(writer.poll() is None for writer in writers):
        seen = path.read_bytes()
        assert len(seen) == 5000 and len(set(seen)) == 1
        time.sleep(0.001)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert names(tmp_path) == ["a"]


FULL = """
import resource, sys
from divergences.files import write_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_bytes(sys.argv[1], bytes(100_000))
except OSError as error:
    sys.exit(7)
"""


@posix
def test_where_there_is_no_room_the_older_file_stays(tmp_path):
    path = write_bytes(tmp_path / "a", b"old")
    assert subprocess.run([sys.executable, "-c", FULL, path]).returncode == 7
    assert path.read_bytes() == b"old" and names(tmp_path) == ["a"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_is_written_to_and_not_replaced():
    before = Path("/dev/null").stat()
    check_target("/dev/null")
    write_bytes("/dev/null", b"gone")
    assert Path("/dev/null").stat().st_rdev == before.st_rdev
    with pytest.raises(OSError, match="No space left"):
        write_bytes("/dev/full", b"x")


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path):
    for name in ("a" * 255, "图" * 85):
        assert write_bytes(tmp_path / name, b"1").read_bytes() == b"1"
    assert len(names(tmp_path)) == 2


@posix
def test_a_name_that_the_consoles_encoding_lacks_is_written(tmp_path):
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code = (
        "import sys; from divergences.files import check_target, write_bytes as w; check_target(w(sys.argv[1], b'1'))"
    )
    for name in ("图.npz", "é" * 127):
        subprocess.run([sys.executable, "-c", code, tmp_path / name], check=True, env=os.environ | ascii_only)
        assert (tmp_path / name).read_bytes() == b"1"
    assert len(names(tmp_path)) == 2


def test_a_target_is_tried_without_a_trace(tmp_path):
    old = write_bytes(tmp_path / "old", b"old")
    changed = old.stat().st_mtime_ns
    check_target(old)
    check_target(tmp_path / "new")
    assert old.read_bytes() == b"old" and old.stat().st_mtime_ns == changed and names(tmp_path) == ["old"]
    check_folder(tmp_path / "deep" / "folder")
    assert names(tmp_path / "deep" / "folder") == []


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("", "--out must be a file that can be written, .* is not: Is a directory"),
        ("no/such/a", "--out must be in a folder that exists, .*such does not"),
        ("file/a", "--out must be in a folder that exists, .*file does not"),
        ("pipe", "--out must be a file that can be written, .* is not: it is no regular file"),
        ("a\0b", "--out must be a file that can be written, .* is not: embedded null byte"),
        ("\ud800", "--out must be a file that can be written, .* is not: .*surrogates not allowed"),
        ("a" * 300, "--out must be a file that can be written, .* is not: File name too long"),
        ("/".join(["b" * 200] * 25), "--out must be a file that can be written, .* is not: File name too long"),
    ],
)
@posix
def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path, where, said):
    write_bytes(tmp_path / "file", b"")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match=said):
        check_target(tmp_path / where, "--out")
    with pytest.raises((OSError, ValueError)):
        write_bytes(tmp_path / where, b"")


@posix
@pytest.mark.parametrize("where", ["file", "file/a", "pipe", "a\0b", "\ud800", "a" * 300])
def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path, where):
    write_bytes(tmp_path / "file", b"")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match=r"^--out must be a folder that can be written to, .* is not: "):
        check_folder(tmp_path / where, "--out")


@posix
def test_missing_rights_are_noticed(tmp_path):
    old = write_bytes(tmp_path / "old", b"old")
    old.chmod(0o444)
    tmp_path.chmod(0o555)
    user = os.geteuid()
    if user == 0:  # to whom everything is allowed
        for folder in tmp_path.parents:
            if Path(tempfile.gettempdir()) in folder.parents:
                folder.chmod(0o755)
        os.seteuid(65534)
    try:
        for name in ("old", "new"):
            with pytest.raises(PermissionError, match="--out must be a file that can be written"):
                check_target(tmp_path / name, "--out")
            with pytest.raises(PermissionError):
                write_bytes(tmp_path / name, b"new")
        with pytest.raises(PermissionError, match="--out must be a folder that can be written to"):
            check_folder(tmp_path / "below", "--out")
    finally:
        os.seteuid(user)
    assert old.read_bytes() == b"old" and names(tmp_path) == ["old"]
    tmp_path.chmod(0o755)


def test_it_needs_the_standard_library_alone():
    code = "import sys; import divergences.files as f, importlib.util as u; print(f.__file__)"
    path = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    alone = f"import runpy, sys; runpy.run_path({path!r}); assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", alone], check=True)

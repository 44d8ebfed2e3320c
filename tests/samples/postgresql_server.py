"""A PostgreSQL server of one's own for a test, from the system's package; it listens on this machine only."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PASSWORD: Final = "hush-hush"  # noqa: S105  # of a server that lives as long as a test

_ACCOUNT: Final = "postgres"
"""Who runs the server where root runs the tests: as root it refuses to start."""


def missing() -> str:
    """Return why no server can be started here, empty where one can."""
    if _programs() is None:
        return "the package postgresql is not installed"
    if os.geteuid() == 0 and _ACCOUNT not in {each.pw_name for each in pwd.getpwall()}:
        return f"root runs the tests and there is no account `{_ACCOUNT}`"
    return ""


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server and yield the address of an empty database; its superuser's password is `PASSWORD`."""
    programs = _programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        _give(folder)
        data, port = folder / "data", _free_port()
        init = [
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "scram-sha-256",
            f"--pwfile={folder / 'password'}",
            "-E",
            "UTF8",
        ]
        _as_account([str(programs / "initdb"), *init, "--no-sync"])
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
        listen = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off"
        _as_account([*control, "-o", listen, "-l", str(folder / "log"), "start"])
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _as_account([*control, "-m", "immediate", "stop"])


def _programs() -> Path | None:
    """Return the folder of a server's programs: Debian keeps them out of the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = [folder for folder in folders if (folder / "initdb").exists()]
    named = shutil.which("initdb")
    return found[0] if found else None if named is None else Path(named).resolve().parent


def _give(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_ACCOUNT)
        for path in (folder, *folder.iterdir()):
            os.chown(path, owner.pw_uid, owner.pw_gid)


def _as_account(command: Sequence[str]) -> None:
    user = _ACCOUNT if os.geteuid() == 0 else None
    subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, timeout=60)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])

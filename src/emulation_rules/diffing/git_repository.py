"""Files of a git repository as they were at a revision: git is asked for their bytes, and nothing is checked out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Never

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, shown

_REVISION: Final = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+\-]{0,199}")
_LISTED: Final = re.compile(
    r"(?P<mode>[0-9]{6}) (?P<kind>[a-z]+) (?P<blob>[0-9a-f]{40,64}) +(?P<size>[0-9]+|-)\t(?P<path>.+)"
)
_PLAIN_FILES: Final = ("100644", "100755")
_SECONDS: Final = 30
_QUIET: Final = {
    # Nothing may be asked of the person, fetched, locked or paged.
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Blob:
    """A plain file of a revision: its path from the top of the repository, and its bytes' id and number."""

    path: str
    id: str
    size: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of a repository. ``name`` is what it was asked for by, ``top`` the folder of the working tree."""

    name: str
    commit: str
    top: Path

    def files(self, folder: str) -> Iterator[Blob]:
        """Yield the plain files in a folder and the folders in it, "" being the top."""
        listed = self._git("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, *([f"{folder}/"] if folder else []))
        for line in listed.decode("utf-8", "surrogateescape").split("\0"):
            found = _LISTED.fullmatch(line)
            if found is not None and found["kind"] == "blob" and found["mode"] in _PLAIN_FILES:
                yield Blob(found["path"], found["blob"], int(found["size"]))

    def read(self, blob: Blob) -> bytes:
        """Return the bytes of a file. Raises `InvalidRulesetError` for one that is too large."""
        if blob.size > MAX_SIZE:
            sizes = {"size": f"{blob.size / 2**20:.1f}", "limit": f"{MAX_SIZE // 2**20}"}
            refuse("file_too_large", file=f"{self.name}:{blob.path}", **sizes)
        return self._git("cat-file", "blob", blob.id)

    def _git(self, *arguments: str) -> bytes:
        done = _asked(self.top, arguments)
        if done.returncode:
            refuse("git_failed", why=_said(done))
        return done.stdout


def may_be_revision(name: str) -> bool:
    """Whether a name could be one of a single commit: git itself is not asked."""
    return _REVISION.fullmatch(name) is not None and ".." not in name


def revision_at(name: str, folder: Path) -> Revision:
    """Return the commit a name stands for in the repository that holds a folder. Raises `InvalidRulesetError`."""
    if not may_be_revision(name):
        refuse("git_bad_revision", revision=name)
    top = _asked(folder, ("rev-parse", "--show-toplevel"))
    if top.returncode:
        refuse("git_no_repository", folder=str(folder.resolve()))
    root = Path(os.fsdecode(top.stdout.removesuffix(b"\n")))
    commit = _asked(root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))
    if commit.returncode:
        refuse("git_no_revision", revision=name)
    return Revision(name, commit.stdout.decode("ascii", "replace").strip(), root)


def path_in(revision: Revision, path: str, folder: Path) -> str:
    """Return a path from the top of the repository; one that begins with ``./`` counts from a folder.

    Raises `InvalidRulesetError` for a path that leaves the repository.
    """
    written = path.replace("\\", "/") if os.sep == "\\" else path
    parts = PurePosixPath(written)
    if written.startswith("./") and folder.resolve().is_relative_to(revision.top.resolve()):
        parts = PurePosixPath(folder.resolve().relative_to(revision.top.resolve()).as_posix()) / parts
    if parts.is_absolute() or ".." in parts.parts or "\0" in written or not parts.parts:
        refuse("git_bad_path", path=path)
    return parts.as_posix()


def refuse(code: str, **details: str) -> Never:
    """Raise `InvalidRulesetError` with one finding."""
    told = tuple((name, shown(value, 200)) for name, value in details.items())
    raise InvalidRulesetError([Finding(code, (), Place(""), details=told)])


def _asked(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        refuse("git_missing")
    options = ("--no-pager", "--no-replace-objects", "--literal-pathspecs")
    try:
        return subprocess.run(  # noqa: S603  # a list of arguments, the names in it checked; no shell
            [git, *options, *arguments],
            cwd=folder,
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        refuse("git_failed", why=str(error))


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]

"""What a folder of results says of itself: what was asked, and which input each finished file comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TypeAlias

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.safe_file import written_whole

FORMAT: Final = "emulation-rules-manifest/1"
FILE: Final = "manifest.jsonl"

Counts: TypeAlias = Mapping[str, Mapping[str, int]]
"""How many rows have each verdict, by target."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every file of a folder was made with."""

    ruleset: str
    digest: str
    period: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finished:
    """One input that is done: its size, and when it was last changed (in nanoseconds) when it was read, and its result.

    ``result`` is the file's name within the folder; ``counts`` are its rows by verdict.
    """

    input: str
    size: int
    changed: int
    result: str
    result_size: int
    rows: int
    impossible: int
    counts: Counts


class Manifest:
    """The manifest of one folder: a line of JSON on what was asked, then one for each input when it is finished.

    A line is added in one write, so a run that is killed leaves what it had finished; a last line cut off is no line.
    """

    def __init__(self, folder: Path, asked: Asked, finished: Mapping[str, Finished]) -> None:
        self._file = folder / FILE
        self._asked = asked
        self.finished = dict(finished)

    @classmethod
    def opened(cls, folder: Path, asked: Asked, *, resume: bool) -> Manifest:
        """Return the manifest of a folder, a new one where it has none.

        Raises `InvalidReportError` where there is one that is not to be gone on with: it is broken, or of other work.
        """
        file = folder / FILE
        try:
            lines = file.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            made = cls(folder, asked, {})
            made.rewrite()
            return made
        except UnicodeDecodeError:
            raise fault("bulk_manifest_broken", str(file)) from None
        if not resume:
            raise fault("bulk_manifest_there", str(file))
        try:
            # What follows the last line break was not written to its end.
            found, done = _read(lines[:-1])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise fault("bulk_manifest_broken", str(file)) from None
        _check_same(file, found, asked)
        made = cls(folder, asked, done)
        made.rewrite()
        return made

    def add(self, finished: Finished) -> None:
        """Note that an input is finished. Raises `OSError`."""
        self.finished[finished.input] = finished
        with self._file.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(_line(asdict(finished)))

    def rewrite(self) -> None:
        """Write the whole of it in one step, each input once. Raises `OSError`."""
        lines = [_line({"format": FORMAT, **asdict(self._asked)})]
        lines += [_line(asdict(one)) for one in self.finished.values()]
        with written_whole(self._file) as unfinished:
            unfinished.write_text("".join(lines), encoding="utf-8", newline="\n")


def _read(lines: Sequence[str]) -> tuple[Asked, Mapping[str, Finished]]:
    said, *finished = [json.loads(line) for line in lines]
    if said.pop("format") != FORMAT:
        raise ValueError(FORMAT)
    return Asked(**said), {one["input"]: Finished(**one) for one in finished}


def _line(said: Mapping[str, object]) -> str:
    # Names of files may hold what no text can (on systems where they are bytes).
    return json.dumps(said) + "\n"


def _check_same(file: Path, found: Asked, wanted: Asked) -> None:
    """Raise `InvalidReportError` where a folder holds results of another ruleset, another period or other options."""
    told = {"ruleset": (found.ruleset, wanted.ruleset), "period": (found.period, wanted.period)}
    told["ruleset's content"] = (found.digest[:12], wanted.digest[:12])
    for name in {**found.options, **wanted.options}:
        told[name] = (found.options.get(name, ""), wanted.options.get(name, ""))
    for name, (before, now) in told.items():
        if before != now:
            raise fault("bulk_manifest_other", str(file), what=name, found=before or "–", asked=now or "–")

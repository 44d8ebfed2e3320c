"""The ruleset that a file of cases is about."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from emulation_rules.exchange.trial_files import file_beside
from emulation_rules.model.errors import InvalidRulesetError, raised_as
from emulation_rules.model.place import Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.reading.read_ruleset import read_ruleset
from emulation_rules.syntax.yaml.nodes import Scalar
from emulation_rules.syntax.yaml.source_text import RULESET_FILE, read_text

FORMAT: Final = "emulation-rules-tests/1"
"""The name and version of the form."""

USUAL: Final = f"../{RULESET_FILE}"
"""Where the ruleset is, where a file of cases does not say."""


class Rulesets:
    """The rulesets that files of cases are about, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, Ruleset] = {}

    def beside(self, named: Scalar | None, base: Path | None, name: str) -> tuple[Ruleset, str]:
        """Return the ruleset a file of cases names, and its file. ``name`` is that of the cases' own file.

        Raises `InvalidTrialError` where there is no such file, `InvalidRulesetError` where it cannot be used.
        """
        text, place = (USUAL, Place(name)) if named is None else (named.text, named.place)
        file = _tidy(file_beside(base, text, ("ruleset",), place))
        if file not in self._read:
            with raised_as(InvalidRulesetError):
                written = read_text(file)
            self._read[file] = read_ruleset(written, str(file), base=file.parent)
        return self._read[file], str(file)


def _tidy(file: Path) -> Path:
    """Return the file without a step down and up again, where no link makes that another file."""
    parts = list(file.parts)
    if ".." not in parts[1:]:
        return file
    at = parts.index("..", 1)
    shorter = Path(*parts[: at - 1], *parts[at + 1 :])
    same = parts[at - 1] not in ("..", ".") and shorter.exists() and shorter.samefile(file)
    return shorter if same else file

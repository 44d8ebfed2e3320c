"""Test cases from files of any kind."""

from __future__ import annotations

from pathlib import Path

from emulation_rules.exchange.read_reports import KINDS, MAX_TABLE
from emulation_rules.exchange.trial_csv import trials_from_csv
from emulation_rules.exchange.trial_ruleset import Rulesets
from emulation_rules.exchange.trial_yaml import trials_from_text
from emulation_rules.model.errors import InvalidTrialError, raised_as
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial import Trials
from emulation_rules.syntax.reading.beside import is_file
from emulation_rules.syntax.yaml.source_text import MAX_SIZE, read_text


def read_trials(path: Path | str, ruleset: Ruleset | None = None, rulesets: Rulesets | None = None) -> Trials:
    """Return the test cases of a file; its suffix says what it is written in.

    ``ruleset`` is tested instead of the one the file names; ``rulesets`` remembers those. Raises `InvalidTrialError`
    with everything that is wrong with the file or a report it names, `InvalidRulesetError` where its ruleset cannot be
    used.
    """
    file = Path(path)
    kind = KINDS.get(file.suffix.lower())
    if kind is None and is_file(file):
        details = (("suffix", file.suffix or "–"), ("known", ", ".join(KINDS)))
        raise InvalidTrialError([Finding("trial_unknown_kind", (), Place(str(file)), details=details)])
    with raised_as(InvalidTrialError):
        text = read_text(file, MAX_TABLE if kind == "csv" else MAX_SIZE)
    read = trials_from_csv if kind == "csv" else trials_from_text
    return read(text, str(file), base=file.parent, ruleset=ruleset, rulesets=rulesets)

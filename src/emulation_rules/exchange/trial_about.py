"""Which ruleset a file of cases is about, before its cases are read."""

from __future__ import annotations

from pathlib import Path

from emulation_rules.exchange.read_reports import MAX_TABLE
from emulation_rules.exchange.stated_form import scalar_of
from emulation_rules.exchange.trial_ruleset import USUAL
from emulation_rules.model.errors import InvalidDocumentError
from emulation_rules.syntax.csv_table import Table, TableError
from emulation_rules.syntax.yaml.nodes import MappingNode
from emulation_rules.syntax.yaml.source_text import read_text
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


def may_be_about(file: Path, ruleset: Path) -> bool:
    """Whether a file of cases names a ruleset. One that cannot be used may be about any: reading it says why."""
    try:
        named = _named(file)
        return (file.parent / named).samefile(ruleset)
    except (InvalidDocumentError, TableError, OSError, ValueError):
        return True


def _named(file: Path) -> str:
    if file.suffix.lower() == ".csv":
        said = Table(read_text(file, MAX_TABLE), str(file)).comments.get("ruleset")
        return USUAL if said is None else said[0]
    node = read_nodes(read_text(file), str(file))
    written = scalar_of(node, "ruleset") if isinstance(node, MappingNode) else None
    return USUAL if written is None else written.text

"""How long the linter takes over pacts of many targets: reading apart from checks."""

from __future__ import annotations

import time
from typing import Any

from emulation_rules.linting.registry import all_checks
from emulation_rules.linting.subject import Subject
from emulation_rules.syntax.reading.extends import read_document
from emulation_rules.syntax.reading.read_ruleset import understood
from workload import pact

SIZES = (100, 1_000, 3_000)


def linted(rounds: int) -> dict[str, Any]:
    """Return milliseconds of the processor for reading and of all checks, by the number of targets, a pair a round."""
    all_checks()  # what is imported once is no part of it
    found: dict[str, Any] = {"checks": len(all_checks()), "times": {}, "findings": {}}
    for size in SIZES:
        text = pact(size).text
        rows = [_once(text) for _ in range(rounds)]
        found["times"][str(size)] = [row[:2] for row in rows]
        found["findings"][str(size)] = rows[0][2]
    return found


def _once(text: str) -> tuple[float, float, int]:
    start = time.process_time()
    document = read_document(text, "pact.yaml", None)
    subject = Subject(understood(document), document)
    read = time.process_time()
    findings = sum(len(check.findings(subject)) for check in all_checks())
    return (read - start) * 1e3, (time.process_time() - read) * 1e3, findings

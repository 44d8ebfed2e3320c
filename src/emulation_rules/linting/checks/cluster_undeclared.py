"""Something is asked of the whole cluster, and nothing says which units are in it."""

from __future__ import annotations

from collections.abc import Iterator

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.target import Scope
from emulation_rules.model.titles import QuotaBase


def _find(subject: Subject) -> Iterator[Finding]:
    ruleset = subject.ruleset
    if ruleset.units:
        return
    for target in ruleset.targets.values():
        # A figure of the cluster as a whole can be reported by itself; whether each unit meets something cannot.
        if target.scope is Scope.EVERY_UNIT:
            yield subject.finding("cluster_undeclared", (*subject.paths_of_targets[target.id], "scope"))
    for title in ruleset.titles.values():
        if title.quota is not None and title.quota.share is not None and title.quota.base is QuotaBase.UNITS:
            yield subject.finding("cluster_undeclared", ("titles", title.id, "quota"), at_key=True)


CHECK = Check("cluster_undeclared", Severity.WARNING, _find)

"""The formula of a group, over the points of its members."""

from __future__ import annotations

from collections.abc import Mapping

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Group
from emulation_rules.plan.formulas import Number, Reading, Scope, number_of
from emulation_rules.plan.nodes import Const, Expr, Read


def group_scope(group: Group, ruleset: Ruleset) -> Scope:
    """Return what the formula of a group may use: its members by id, in the order of their slots, and constants."""

    def number(name: str, reading: Reading) -> Number | None:
        if reading != Reading():
            return None
        if name in group.members:
            return Number(Read(group.members.index(name)))
        return Number(Const(ruleset.constants[name])) if name in ruleset.constants else None

    return Scope(number, (*group.members, *ruleset.constants), tables=ruleset.tables)


def group_expressions(ruleset: Ruleset) -> Mapping[str, Expr]:
    """Return the expression of every group with a formula. Raises `FormulaMeaningError`."""
    return {
        group.id: number_of(group.formula, group_scope(group, ruleset)).expr
        for group in ruleset.groups.values()
        if group.formula is not None
    }

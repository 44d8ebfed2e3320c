"""The score tree: groups, their members and maxima, and what holds for the total."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.numbers import number_text
from emulation_rules.model.place import KeyPath
from emulation_rules.model.score_tree import Combine, Group, Missing, RoundingStage, ScoreRules, tops_of
from emulation_rules.model.target import Measured, Target
from emulation_rules.syntax.checks.graph import made_in_order
from emulation_rules.syntax.documents.groups import GroupDocument, ScoreDocument
from emulation_rules.syntax.documents.values import fraction_of
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.combining import check_combining, reach_of
from emulation_rules.syntax.reading.labels import label_of
from emulation_rules.syntax.reading.read_formula import formula_at
from emulation_rules.syntax.reading.read_presets import rounding_of
from emulation_rules.syntax.reading.read_steps import labels_at

MAX_DEPTH: Final = 32
"""The most groups that may stand inside one another."""

_NAMED_IN_FORMULAS: Final = frozenset({"targets", "constants", "tables"})
"""The sections whose ids a formula of groups or results may name beside those of groups."""


@dataclass(frozen=True, slots=True)
class ScoreReader:
    """Reads groups and score over the targets read before."""

    known: Known
    targets: dict[str, Target]

    def groups(self) -> dict[str, Group]:
        """Return the groups; what is wrong with the tree they make is noted."""
        written = self.known.shape.document.groups or {}
        groups = {name: self._group(name, document) for name, document in written.items()}
        self._check_members(groups)
        return groups

    def _group(self, name: str, document: GroupDocument) -> Group:
        path = ("groups", name)
        if self.known.taken.get(name, path)[0] in _NAMED_IN_FORMULAS:
            self.known.take(name, path)
        self._check_bounds(document, path)
        faults = self.known.faults
        check_combining(document, path, faults)
        formula = None if document.formula is None else formula_at(document.formula, (*path, "formula"), faults)
        return Group(
            name,
            label_of(document),
            tuple(document.members),
            document.combine or Combine.SUM,
            maximum=fraction_of(document.maximum),
            cap=fraction_of(document.cap),
            floor=fraction_of(document.floor),
            weights={member: Fraction(weight) for member, weight in (document.weights or {}).items()},
            worst=int(document.worst or 2),
            least_scored=int(document.least_scored or 0),
            formula=formula,
            out_of=fraction_of(document.out_of),
            rounding=rounding_of(document.rounding),
            labels=labels_at(document.labels, (*path, "labels"), faults),
            scored=document.scored is not False,
        )

    def _check_bounds(self, document: GroupDocument | ScoreDocument, path: KeyPath) -> None:
        if document.cap is not None and document.floor is not None and document.cap < document.floor:
            details = {"ceiling": str(document.cap), "floor": str(document.floor)}
            self.known.faults.add("cap_below_floor", (*path, "cap"), **details)

    # ---- members ------------------------------------------------------------------------

    def _check_members(self, groups: dict[str, Group]) -> None:
        faults, shape, holders = self.known.faults, self.known.shape, dict[str, str]()
        names = {**dict.fromkeys(self.targets), **dict.fromkeys(groups)}
        # Whatever is written is not unknown, even where it has a fault of its own.
        written = names.keys() | self.known.unread | set(shape.taken_out("targets"))
        for group in groups.values():
            for index, member in enumerate(group.members):
                path = ("groups", group.id, "members", index)
                if member in group.members[:index]:
                    faults.add("named_twice", path, given=member, group=group.id)
                    continue
                if group.scored and member in holders:
                    faults.add("in_two_groups", path, given=member, group=holders[member])
                    continue
                if group.scored:
                    holders[member] = group.id
                if group.scored and member in groups and not groups[member].scored:
                    faults.add("watched_member", path, given=member)
                if member not in written and not shape.lacks("groups", member):
                    near = self._measuring(member) or faults.near(member, names)
                    faults.add("unknown_member", path, near, given=member)

    def _measuring(self, indicator: str) -> list[str]:
        """Return the targets about an indicator, which may have been named in their place."""
        asked = ((name, target.question) for name, target in self.targets.items())
        return [name for name, question in asked if isinstance(question, Measured) and question.indicator == indicator][
            :3
        ]

    # ---- maxima -------------------------------------------------------------------------

    def maxima(self, groups: dict[str, Group]) -> dict[str, Fraction | None]:
        """Return the most every target and group can reach without bonuses, None where that cannot be told.

        Declared maxima that are something else are noted, and so are circles.
        """
        order, circles = made_in_order({name: group.members for name, group in groups.items()})
        for circle in circles:
            self.known.faults.add("group_in_itself", ("groups", circle[0], "members"), chain=" → ".join(circle))
        maxima: dict[str, Fraction | None] = {
            name: target.points or Fraction(0) for name, target in self.targets.items()
        }
        depths: dict[str, int] = {}
        for name in order:
            group = groups[name]
            maxima[name] = self._maximum(group, [maxima.get(member) for member in group.members])
            depths[name] = 1 + max(depths.get(member, 0) for member in group.members)
            if depths[name] == MAX_DEPTH + 1:
                self.known.faults.add_at_key("groups_too_deep", ("groups", name), most=str(MAX_DEPTH))
        return maxima

    def _maximum(self, group: Group, members: list[Fraction | None]) -> Fraction | None:
        known = [member for member in members if member is not None]
        if len(known) < len(members):
            return None
        if group.combine is not Combine.SUM and 0 in known:
            path = ("groups", group.id, "members", known.index(Fraction(0)))
            given = group.members[known.index(Fraction(0))]
            self.known.faults.add("member_without_points", path, given=given, combine=group.combine.value)
            return None
        reached = reach_of(group, known)
        if reached is None:
            return None
        self._check_maximum("group_maximum_mismatch", group.maximum, reached, ("groups", group.id, "maximum"))
        return reached if group.out_of is None else group.out_of

    def _check_maximum(self, code: str, stated: Fraction | None, reached: Fraction, path: KeyPath) -> None:
        if stated is not None and stated != reached:
            self.known.faults.add(code, path, given=number_text(stated), reached=number_text(reached))

    # ---- the total ----------------------------------------------------------------------

    def score(self, groups: dict[str, Group]) -> ScoreRules:
        """Return what holds for the total, checked against the maxima of everything at the top."""
        document = self.known.shape.document.score or ScoreDocument()
        self._check_bounds(document, ("score",))
        maxima = self.maxima(groups)
        tops = [maxima.get(name) for name in tops_of(groups, self.targets)]
        broken = self.known.unread or any(path[0] in ("targets", "groups") for path in self.known.shape.broken)
        if None not in tops and not broken:
            total = sum((top for top in tops if top is not None), Fraction(0))
            self._check_maximum("score_maximum_mismatch", fraction_of(document.maximum), total, ("score", "maximum"))
        rounding = document.rounding
        return ScoreRules(
            fraction_of(document.maximum),
            fraction_of(document.cap),
            fraction_of(document.floor),
            rounding_of(rounding),
            RoundingStage.TOTAL if rounding is None else rounding.stage or RoundingStage.TOTAL,
            document.missing or Missing.UNKNOWN,
            labels_at(document.labels, ("score", "labels"), self.known.faults),
        )

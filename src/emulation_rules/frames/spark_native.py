"""Rows of Spark decided by Spark's own expressions, exactly: for rulesets whose points follow from verdicts.

They are written so that a figure that is missing makes its targets null without a word, for Spark compiles all that is
done with a row into one method, and does not optimise a long one. Rows in which a number grows beyond exact whole
numbers are far; a condition tells them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by

from emulation_rules.columnar.told import Tell
from emulation_rules.engines.point_decider import point_weights
from emulation_rules.frames.spark_figures import SparkFigure, spark_figure
from emulation_rules.frames.spark_questions import NEVER_ASKED, SparkAnswer, SparkQuestions
from emulation_rules.frames.spark_rows import SparkRows
from emulation_rules.frames.told_columns import ToldColumn
from emulation_rules.model.ruleset import CLUSTER
from emulation_rules.model.score_tree import Missing, tops_of
from emulation_rules.model.target import Scope
from emulation_rules.model.verdict import Reason, Verdict
from emulation_rules.plan.plan import Exempt, Plan, SlotKind
from emulation_rules.sql.dialect import SPARK, joined
from emulation_rules.sql.refused import NotSayableError

_TOLD: Final = frozenset({Tell.VERDICTS, Tell.POINTS, Tell.POINT_RANGES, Tell.SHARES})
_MOST: Final = 2**53 // 100
"""Points in whole numbers, times a hundred, have to be exact doubles."""


@dataclass(frozen=True, slots=True)
class NativeRows:
    """``told`` is what rows come to, but for those that are ``far``, as `SparkRows` holds them (None: none can be)."""

    told: DataFrame
    far: DataFrame | None


def native_rows(rows: SparkRows, tell: Collection[Tell], told: Sequence[ToldColumn]) -> NativeRows | None:
    """Return what rows come to, None where the ruleset, the types or what is to be told ask for more than this."""
    try:
        return _Native(rows, tell).told(told)
    except NotSayableError:
        return None


class _Native:
    def __init__(self, rows: SparkRows, tell: Collection[Tell]) -> None:
        self._rows = rows
        self._plan = rows.plan
        if not _TOLD.issuperset(tell) or not _units_are_alike(self._plan):
            raise NotSayableError("units")
        self._weights = _weights(self._plan)
        self._figures = self._laid_out()
        absent = {number: slot.absent for number, slot in enumerate(self._plan.slots)}
        self._questions = SparkQuestions(self._figures, absent, rows.claims)
        self._answers = [self._answer(number) for number in range(len(self._plan.targets))]

    def _laid_out(self) -> Mapping[int, SparkFigure]:
        figures = {}
        for number, slot in enumerate(self._plan.slots):
            held = self._rows.figures.get(slot.key)
            if slot.kind is not SlotKind.REPORTED:
                raise NotSayableError("cluster")
            if held is not None:
                figures[number] = spark_figure(number, slot, held, self._rows.types[held])
        return figures

    def _answer(self, number: int) -> SparkAnswer:
        planned = self._plan.targets[number]
        if planned.target.scope is not Scope.PER_UNIT:
            return NEVER_ASKED
        only_scored = isinstance(planned.question, Exempt) and planned.question.reason is Reason.ONLY_SCORED
        if only_scored and planned.points is not None:
            raise NotSayableError("only_scored")
        return self._questions.answer(planned.question)

    def told(self, told: Sequence[ToldColumn]) -> NativeRows:
        """Return the columns told, worked out one step after the other."""
        named = [column.held for column in self._rows.named]
        held = self._rows
        given = [*named, *held.figures.values(), *held.bounds.values(), *held.claims.values()]
        known = [f"{figure.known_text} AS {figure.known.name}" for figure in self._figures.values()]
        frame = self._with_whole_numbers(held.frame.selectExpr(*given, *known))
        conditions = [*self._questions.far, *self._stated_otherwise()]
        far = None
        if conditions:
            condition = f"coalesce({joined('OR', conditions)}, FALSE)"
            far = frame.where(condition).select(*given)
            frame = frame.where(f"NOT {condition}")
        truths = [f"{answer.truth} AS t{number}" for number, answer in enumerate(self._answers)]
        exempt = [
            f"{answer.exempt} AS x{number}" for number, answer in enumerate(self._answers) if answer.exempt is not None
        ]
        # Spark makes a method of its own of a step all of whose columns are used twice by the next. It optimises short
        # methods only; that is why what tells the rows apart is checked again at two steps.
        worked_out = [f"{self._impossible()} AS impossible", *truths, *exempt]
        frame = frame.select(*(each.checked.alias(each.held) for each in held.named), *map(F.expr, worked_out))
        frame = frame.selectExpr("*", *(f"{self._sum(end)} AS {end}" for end in ("certain", "possible", "maximum")))
        columns = [F.expr(self._text(column)).alias(column.name) for column in told]
        return NativeRows(
            held.sound(frame).select(*(each.checked.alias(each.called) for each in held.named), *columns), far
        )

    def _with_whole_numbers(self, frame: DataFrame) -> DataFrame:
        figures = [self._figures[slot] for slot in sorted(self._questions.whole)]
        prepared = [texts for figure in figures if (texts := figure.whole_texts) is not None]
        if not prepared:
            return frame
        frame = frame.selectExpr("*", *(first for first, _ in prepared))
        return frame.selectExpr("*", *(second for _, second in prepared))

    def _stated_otherwise(self) -> Iterator[str]:
        """Bounds, and figures of the cluster itself, are decided beside the executors."""
        for held in self._rows.bounds.values():
            yield f"({held} IS NOT NULL AND {held} <> '=')"
        scopes = {planned.target.scope for planned in self._plan.targets}
        if scopes != {Scope.PER_UNIT}:
            yield from (
                f"coalesce(CAST({column.held} AS STRING) = '{CLUSTER}', FALSE)" for column in self._rows.named[:1]
            )

    # ---- points -----------------------------------------------------------------------------

    def _impossible(self) -> str:
        """How many figures cannot be, counted only where not every figure is known.

        Read from what is known rather than from the conditions again: Spark works out a condition that stands twice in
        a method of its own, for each of which a row costs more.
        """
        checked = [(figure.given.name, figure.known.name) for figure in self._figures.values() if figure.possible]
        if not checked:
            return "0"
        every = joined("AND", [f"{known} IS NOT NULL" for _, known in checked])
        count = joined("+", [f"CAST({given} IS NOT NULL AND {known} IS NULL AS INT)" for given, known in checked])
        return f"CASE WHEN {every} THEN 0 ELSE {count} END"

    def _sum(self, end: str) -> str:
        """What is certain, possible or the maximum, in whole numbers."""
        terms = []
        for number, (answer, weight) in enumerate(zip(self._answers, self._weights, strict=True)):
            if not weight or answer.never_asked:
                continue
            exempt = f"WHEN x{number} THEN 0L " if answer.exempt is not None else ""
            match end:
                case "certain":
                    terms.append(f"(CASE WHEN t{number} THEN {weight}L ELSE 0L END)")
                case "possible":
                    terms.append(f"(CASE {exempt}WHEN NOT t{number} THEN 0L ELSE {weight}L END)")
                case _:
                    terms.append(f"(CASE {exempt}ELSE {weight}L END)" if exempt else f"{weight}L")
        return joined("+", terms) if terms else "0L"

    def _text(self, column: ToldColumn) -> str:
        match column.held:
            case "verdicts":
                return self._verdict(column.at[-1])
            case "points" | "point_ranges":
                return self._points(column)
            case "share" | "possible_share":
                end = "certain" if column.held == "share" else "possible"
                return f"(CASE WHEN maximum > 0L THEN CAST({end} * 100L AS DOUBLE) / CAST(maximum AS DOUBLE) END)"
            case "impossible":
                return "CASE WHEN impossible > 0 THEN impossible ELSE 0 END"
            case end:
                found = f"CAST({end} AS DOUBLE)"
                return found if self._common == 1 else f"{found} / {SPARK.real_literal(float(self._common))}"

    def _verdict(self, number: int) -> str:
        answer = self._answers[number]
        if answer.never_asked:
            return f"'{Verdict.NOT_APPLICABLE}'"
        exempt = f"WHEN x{number} THEN '{Verdict.NOT_APPLICABLE}' " if answer.exempt is not None else ""
        return (
            f"CASE {exempt}WHEN t{number} THEN '{Verdict.MET}' WHEN NOT t{number} "
            f"THEN '{Verdict.NOT_MET}' ELSE '{Verdict.UNDETERMINED}' END"
        )

    def _points(self, column: ToldColumn) -> str:
        number = column.at[-1]
        answer, weight = self._answers[number], self._weights[number]
        if weight is None or answer.never_asked:
            return "CAST(NULL AS DOUBLE)"
        worth = SPARK.real_literal(float(Fraction(weight, self._common)))
        exempt = f"WHEN x{number} THEN NULL " if answer.exempt is not None else ""
        if column.held == "points":
            open_ = "" if weight else " ELSE 0.0D"
            return f"CASE {exempt}WHEN t{number} THEN {worth} WHEN NOT t{number} THEN 0.0D{open_} END"
        if column.at[0] == 0:
            return f"CASE {exempt}WHEN t{number} THEN {worth} ELSE 0.0D END"
        return f"CASE {exempt}WHEN NOT t{number} THEN 0.0D ELSE {worth} END"

    @property
    def _common(self) -> int:
        found = point_weights(self._plan.ruleset)
        return 1 if found is None else found[0].denominator


def _units_are_alike(plan: Plan) -> bool:
    """Whether what is asked, and of what it is held against, is the same for every unit but the cluster itself."""
    ruleset = plan.ruleset
    named = any(planned.target.only or planned.target.excluded for planned in plan.targets)
    return not (named or ruleset.assigned or ruleset.peers_of)


def _weights(plan: Plan) -> Sequence[int | None]:
    """What each target is worth in whole numbers, None where it has no points.

    Raises `NotSayableError` where points are more than the worth of verdicts, added.
    """
    found = point_weights(plan.ruleset)
    if found is None or plan.ruleset.score.missing is not Missing.UNKNOWN:
        raise NotSayableError("points")
    counted = list(_counted(plan))
    weights: list[int | None] = []
    for planned in plan.targets:
        name = planned.target.id
        if planned.points is None or planned.target.points is None:
            weights.append(None)
            continue
        if counted.count(name) != 1 or planned.target.missing not in (None, Missing.UNKNOWN):
            raise NotSayableError("points")
        weights.append(found[1][name])
    if sum(weight for weight in weights if weight is not None) > _MOST or found[0].denominator > _MOST:
        raise NotSayableError("points")
    if any(weight is not None and weight < 0 for weight in weights):
        raise NotSayableError("points")
    return weights


def _counted(plan: Plan) -> Iterator[str]:
    """The targets that the total is made of."""
    waiting = list(tops_of(plan.ruleset.groups, plan.ruleset.targets))
    while waiting:
        name = waiting.pop()
        group = plan.ruleset.groups.get(name)
        if group is None:
            yield name
        else:
            waiting += group.members

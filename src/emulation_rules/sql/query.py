"""A plan as one query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from emulation_rules.model.errors import NotInSqlError
from emulation_rules.model.finding import Finding
from emulation_rules.model.place import Place
from emulation_rules.model.score_tree import Combine, Group, Missing
from emulation_rules.model.verdict import Verdict
from emulation_rules.plan.plan import Plan
from emulation_rules.sql.amounts import Amount, added, nearest
from emulation_rules.sql.dialect import MOST_REAL, Dialect, case
from emulation_rules.sql.impossible import impossible_count
from emulation_rules.sql.questions import Answer, of_target
from emulation_rules.sql.ranks import BEYOND, WORDS
from emulation_rules.sql.refused import NotSayableError
from emulation_rules.sql.score import Total, total
from emulation_rules.sql.sheet import Sheet
from emulation_rules.sql.source import Source
from emulation_rules.sql.target_points import Brought, brought, missing_of
from emulation_rules.sql.told import BEYOND_COLUMN, IMPOSSIBLE_COLUMN, Tell, Told, columns_of, score_columns
from emulation_rules.sql.type_guard import guarded

_CODES: Final = (("1", Verdict.MET), ("0", Verdict.NOT_MET), ("3", Verdict.NOT_APPLICABLE))


@dataclass(frozen=True, slots=True)
class Query:
    """A query as ``columns`` of the result by name, made of what the stages of a sheet hold.

    ``kept`` are columns of the table by name, told along. Figures beyond its reach leave ``undecided`` columns open.
    """

    sheet: Sheet
    kept: Mapping[str, str]
    columns: Mapping[str, str]
    undecided: frozenset[str]

    @property
    def decides_all(self) -> bool:
        """Whether there are no figures beyond its reach, whatever the columns hold."""
        return self.columns[BEYOND_COLUMN] == "0"

    @property
    def text(self) -> str:
        """The whole query."""
        guard = guarded(self.sheet.source, self.sheet.dialect)
        return self._of(self.sheet.table(), guard, {**self.kept, **self.columns})

    def over(self, table: str, wanted: Mapping[str, str], condition: str | None) -> str:
        """Return the query over the SQL of a table whose columns are known to have the types it is written for.

        ``wanted`` are what it tells by name, made of the texts in ``kept`` and ``columns``; ``condition`` is one that
        rows have to meet, which it calls ``reported``.
        """
        return self._of(self.sheet.table(table), condition, wanted)

    def _of(self, table: str, condition: str | None, wanted: Mapping[str, str]) -> str:
        dialect = self.sheet.dialect
        read = table if condition is None else f"{table}\nWHERE {condition}"
        return self.sheet.stages.query(read, wanted, {name: dialect.quoted(name) for name in wanted}, dialect)


def query_of(plan: Plan, source: Source, told: Told, dialect: Dialect) -> Query:
    """Return the query. Raises `NotInSqlError` naming every target that is not written in SQL."""
    try:
        sheet = Sheet(plan, source, dialect)
    except NotSayableError as error:
        raise NotInSqlError([_fault((), error.code)]) from None
    results, faults = [], []
    for number, planned in enumerate(plan.targets):
        try:
            reasons = Tell.REASONS in told or missing_of(planned, sheet) is not Missing.UNKNOWN
            found = of_target(number, planned, sheet, reasons=reasons)
            results.append(brought(planned, found, sheet))
        except NotSayableError as error:
            faults.append(_fault(("targets", planned.target.id), error.code))
        sheet.settle()
    if faults:
        raise NotInSqlError(faults)
    sheet.settle(at_last=True)
    try:
        beyond = _beyond(sheet, results)
        kept = dict(_kept(source, sheet, beyond=beyond != "0"))
        wanted = dict(_wanted(plan, told, sheet, results, beyond))
    except NotSayableError as error:
        raise NotInSqlError([_fault(("score",), error.code)]) from None
    far = [planned.target.id for planned, each in zip(plan.targets, results, strict=True) if _far(each)]
    undecided = {name for target in far for name in columns_of(target, told)} | {*(score_columns(told) if far else ())}
    return Query(sheet, kept, wanted, frozenset(undecided))


def _fault(path: tuple[str | int, ...], code: str) -> Finding:
    return Finding(code, path, Place(""))


def _kept(source: Source, sheet: Sheet, *, beyond: bool) -> Iterator[tuple[str, str]]:
    """Yield the columns of the table that are told along, each as what it is made of."""
    unit = [] if source.unit is None else [source.unit]
    for number, name in enumerate([*unit, *source.kept, *(source.kept_beyond if beyond else ())]):
        yield name, sheet.stages.given(f"k{number}", f"reported.{sheet.dialect.quoted(name)}")


def _wanted(plan: Plan, told: Told, sheet: Sheet, results: Sequence[Brought], beyond: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that are worked out, each as what it is made of."""
    for planned, each in zip(plan.targets, results, strict=True):
        texts = [text for tell in Tell if tell in told for text in _told(tell, each, sheet)]
        yield from zip(columns_of(planned.target.id, told), texts, strict=True)
    yield from zip(score_columns(told), _score(plan, told, sheet, results), strict=True)
    yield IMPOSSIBLE_COLUMN, impossible_count(sheet)
    yield BEYOND_COLUMN, beyond


def _told(tell: Tell, each: Brought, sheet: Sheet) -> Sequence[str]:
    dialect = sheet.dialect
    match tell:
        case Tell.VERDICTS:
            return [_words_of(each.answer, sheet)]
        case Tell.REASONS:
            return [_reason_words(each.answer.reason or "NULL", dialect)]
        case Tell.POINTS:
            return [each.points[0]]
        case Tell.POINT_RANGES:
            return each.points[1:]
        case Tell.SHARES:
            return ()


def _words_of(answer: Answer, sheet: Sheet) -> str:
    codes = [(code, verdict) for code, verdict in _CODES if code != "3" or answer.may_not_apply]
    whens = " ".join(f"WHEN {code} THEN {sheet.word(verdict)}" for code, verdict in codes)
    return f"CASE {answer.verdict} {whens} ELSE {sheet.word(Verdict.UNDETERMINED)} END"


def _reason_words(reason: str, dialect: Dialect) -> str:
    if reason.isdigit():
        return dialect.string(WORDS[int(reason)])
    whens = " ".join(f"WHEN {number} THEN {dialect.string(word)}" for number, word in WORDS.items())
    return f"CASE {reason} {whens} END"


# ---- the score ------------------------------------------------------------------------------


def _score(plan: Plan, told: Told, sheet: Sheet, results: Sequence[Brought]) -> Sequence[str]:
    dialect = sheet.dialect
    count = [0]

    def keep(name: str, found: Amount) -> Amount:
        count[0] += 1
        column = sheet.stages.put(f"{name}s{count[0]}", dialect.cast(found.text, dialect.total))
        return Amount(column, found.unit, found.most)

    by_id = {planned.target.id: each for planned, each in zip(plan.targets, results, strict=True)}
    single = _one_number(plan, results)
    if single is not None:
        # Where every target brings one number the sum is one, and is null where one of them does not.
        low, high = _with_open(single, results, sheet)
        if Tell.SHARES in told:
            low, high = keep("t", low), keep("t", high)
        maximum = added([member.maximum for each in results for member in each.members])
        found = Total(low, high, maximum)
    else:
        members = {name: each.members for name, each in by_id.items()}
        found = total(plan, members, dialect, keep)
        found = Total(keep("t", found.low), keep("t", found.high), found.maximum)
    ends = [nearest(found.low, None, dialect), nearest(found.high, None, dialect)]
    if Tell.SHARES not in told:
        return ends
    maximum = found.maximum
    if maximum.constant is None:
        maximum = keep("m", maximum)
    shares = (_share(end, maximum, dialect) for end in (found.low, found.high))
    return [*ends, nearest(maximum, None, dialect), *shares]


def _with_open(single: Amount, results: Sequence[Brought], sheet: Sheet) -> tuple[Amount, Amount]:
    """The sum where there is one, and otherwise what it is at least and at most."""
    dialect = sheet.dialect
    brought = [each for each in results if each.single is not None and each.single.most]
    if dialect.lists and all(each.still is not None for each in brought):
        # Lists are soon planned; their sums leave out what is missing.
        numbers = [each.single.over(single.unit).text for each in brought if each.single is not None]
        stills = [dialect.whole_points(int(each.still / single.unit)) for each in brought if each.still is not None]
        least = f"coalesce(list_sum([{', '.join(numbers)}]), 0)"
        missing = f"list_transform([{', '.join(numbers)}], lambda x: x IS NULL)"
        sums = [least, f"{least} + list_sum(list_where([{', '.join(stills)}], {missing}))"]
    else:
        ends = [added([end for each in results for end in _ends(each, at)]) for at in (0, 1)]
        sums = [end.over(single.unit).text for end in ends]
    put = sheet.stages.put_beside if dialect.shares else sheet.stages.put
    one = put("ts0", single.text)
    # Not `coalesce`: DuckDB works out for every row what two of those have in common.
    texts = (f"({case([(f'{one} IS NULL', text)], one)})" for text in sums)
    low, high = (Amount(text, single.unit, single.most) for text in texts)
    return low, high


def _share(end: Amount, maximum: Amount, dialect: Dialect) -> str:
    if maximum.constant == 0:
        return dialect.cast("NULL", dialect.real)
    return nearest(end.times(Fraction(100)), maximum, dialect)


def _one_number(plan: Plan, results: Sequence[Brought]) -> Amount | None:
    """The plain sum of what targets bring as one number; None where the score is made otherwise."""
    rules = plan.ruleset.score
    plain = rules.cap is None and rules.floor is None and rules.rounding is None
    groups = plan.ruleset.groups.values()
    plain = plain and all(_is_plain(group) for group in groups)
    held = [member for group in groups for member in group.members]
    if not plain or len(held) != len(set(held)) or any(each.single is None for each in results):
        return None
    if any(member.applies is not None for each in results for member in each.members):
        return None
    singles = [each.single for each in results if each.single is not None]
    found = added(singles)
    if found.most > MOST_REAL or not found.most:
        return None
    return found


def _is_plain(group: Group) -> bool:
    """Whether a group does nothing but add."""
    bounded = group.cap is not None or group.floor is not None or group.rounding is not None
    summed = group.combine is Combine.SUM and group.out_of is None and group.least_scored <= 1
    return group.scored and summed and not bounded


def _ends(each: Brought, at: int) -> Iterator[Amount]:
    for member in each.members:
        yield member.high if at else member.low


def _beyond(sheet: Sheet, results: Sequence[Brought]) -> str:
    """How many targets of a row are not decided for want of reach."""
    conditions = [condition for each in results if (condition := _far(each))]
    return sheet.stages.put("bs0", sheet.counted(conditions)) if conditions else "0"


def _far(each: Brought) -> str:
    """A condition that a target is not decided for want of reach; empty where it always is."""
    answer = each.answer
    by_reason = None if answer.reason is None or not answer.may_be_far else f"{answer.reason} = {BEYOND}"
    return " OR ".join(said for said in (by_reason, answer.far, each.beyond) if said is not None)

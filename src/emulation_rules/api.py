"""The library's straight lines: load, evaluate, rank, compare, explain.

Each imports what it needs when it is called, so that importing one of them costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, overload

if TYPE_CHECKING:
    from emulation_rules.cluster.session import Session
    from emulation_rules.columnar.told import Tell
    from emulation_rules.engines.choice import EngineName
    from emulation_rules.evaluator import Evaluator
    from emulation_rules.frames.frame_names import FrameNames, Layout
    from emulation_rules.model.comparison import Comparison
    from emulation_rules.model.evaluation import Evaluation
    from emulation_rules.model.finding import Finding
    from emulation_rules.model.impact import Impact
    from emulation_rules.model.period import Period, PeriodLike
    from emulation_rules.model.proof import Claim, Proof, Proofs
    from emulation_rules.model.report import Report
    from emulation_rules.model.ruleset import Ruleset
    from emulation_rules.model.ruleset_changes import RulesetChanges
    from emulation_rules.model.sensitivity import Kind, Sensitivity
    from emulation_rules.model.standing import Standings
    from emulation_rules.model.text import Language
    from emulation_rules.model.trial_result import TrialReport
    from emulation_rules.syntax.locale_numbers import Locale

__all__ = [
    "audit",
    "compare",
    "compile_ruleset",
    "diff",
    "evaluate",
    "evaluate_all",
    "evaluate_frame",
    "explain",
    "explain_changes",
    "impact",
    "lint",
    "load",
    "load_reports",
    "load_version",
    "loads",
    "prove",
    "run_tests",
    "sensitivity",
    "session",
    "standings",
    "to_sql",
]

FrameT = TypeVar("FrameT")


def load(path: str | Path) -> Ruleset:
    """Read a ruleset from a YAML or JSON file, or from the ``ruleset.yaml`` of a folder.

    Raises `InvalidRulesetError` with every fault found, or with why the file cannot be read.
    """
    from emulation_rules.model.errors import InvalidRulesetError, raised_as
    from emulation_rules.syntax.reading.read_ruleset import read_ruleset
    from emulation_rules.syntax.yaml.source_text import RULESET_FILE, read_text

    file = Path(path)
    if file.is_dir():
        file = file / RULESET_FILE
    with raised_as(InvalidRulesetError):
        text = read_text(file)
    return read_ruleset(text, str(file), base=file.parent)


def loads(text: str, name: str = "<text>") -> Ruleset:
    """Read a ruleset from YAML or JSON text; ``extends`` finds nothing here. Raises `InvalidRulesetError`."""
    from emulation_rules.syntax.reading.read_ruleset import read_ruleset

    return read_ruleset(text, name)


def load_version(name: str) -> Ruleset:
    """Read a ruleset by its file or folder, or as it was at a git revision: ``main:rulesets/pact.yaml``.

    What it extends is read at the same revision. Raises `InvalidRulesetError`, also where git cannot tell.
    """
    from emulation_rules.diffing.versions import read_version

    return read_version(name)


def load_reports(
    path: str | Path,
    ruleset: Ruleset,
    *,
    locale: Locale | Literal["plain", "vi", "mixed"] | None = None,
    period: PeriodLike | None = None,
) -> Mapping[str, Report]:
    """Read reports by unit from YAML, JSON or CSV. ``locale`` says how tables write numbers.

    ``period`` is the one to be evaluated where it is not the ruleset's own.
    Raises `InvalidReportError` with every fault found.
    """
    from emulation_rules.exchange.read_reports import read_reports
    from emulation_rules.syntax.locale_numbers import Locale

    known = None if locale is None else Locale(locale)
    return read_reports(Path(path), ruleset, locale=known, period=_period(period) or ruleset.span.period)


def compile_ruleset(
    ruleset: Ruleset, *, engine: EngineName = "compiled", period: PeriodLike | None = None
) -> Evaluator:
    """Make a ruleset ready for many reports. Raises `EngineUnavailableError` where the engine cannot run here."""
    from emulation_rules.evaluator import Evaluator

    return Evaluator(ruleset, engine=engine, period=period)


def evaluate(
    ruleset: Ruleset, report: Report, *, engine: EngineName = "auto", period: PeriodLike | None = None
) -> Evaluation:
    """Evaluate one report in full. For many reports `evaluate_all` or an `Evaluator` prepares the ruleset once."""
    return _evaluator(ruleset, engine, period).evaluate(report)


def evaluate_all(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: PeriodLike | None = None,
) -> tuple[Evaluation, ...]:
    """Evaluate the reports of several units, and of their cluster where it is asked anything."""
    return _evaluator(ruleset, engine, period).evaluate_all(_by_unit(reports))


@overload
def evaluate_frame(
    ruleset: Ruleset,
    frame: Mapping[int, FrameT] | Mapping[Period, FrameT],
    *,
    period: PeriodLike | Iterable[PeriodLike] | None = None,
    layout: Layout | Literal["wide", "panel", "long"] | None = None,
    names: FrameNames | None = None,
    tell: Collection[Tell | str] = ("verdicts", "points", "shares"),
    threads: int | None = None,
) -> FrameT: ...


@overload
def evaluate_frame(
    ruleset: Ruleset,
    frame: FrameT,
    *,
    period: PeriodLike | Iterable[PeriodLike] | None = None,
    layout: Layout | Literal["wide", "panel", "long"] | None = None,
    names: FrameNames | None = None,
    tell: Collection[Tell | str] = ("verdicts", "points", "shares"),
    threads: int | None = None,
) -> FrameT: ...


def evaluate_frame(
    ruleset: Ruleset,
    frame: object,
    *,
    period: PeriodLike | Iterable[PeriodLike] | None = None,
    layout: Layout | Literal["wide", "panel", "long"] | None = None,
    names: FrameNames | None = None,
    tell: Collection[Tell | str] = ("verdicts", "points", "shares"),
    threads: int | None = None,
) -> object:
    """Return what the rows of a data frame come to, as a frame of the same kind; a lazy one stays lazy.

    ``frame`` is of pandas, polars, pyarrow, DuckDB or PySpark, a dict of NumPy arrays, or one of these for each year.
    ``period`` is the ruleset's own if None; several are evaluated in the layouts that hold several. ``layout`` is told
    by the names of columns if None. ``names`` says what columns are called. ``tell`` is any of verdicts, reasons,
    margins, points, margin_ranges and point_ranges. ``threads`` share the work; None: one a processor.

    Raises `InvalidReportError` with what is wrong with the table, and never for the figures of a row: one that cannot
    be leaves its targets undetermined. Raises `EngineUnavailableError` where the extra ``frames`` is not installed.
    """
    from emulation_rules.frames.extra import frames_extra

    with frames_extra():
        from emulation_rules.frames.evaluate_frame import evaluate_frame as evaluated

    return evaluated(ruleset, frame, period=period, layout=layout, names=names, tell=tell, threads=threads)


def standings(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: PeriodLike | None = None,
) -> Standings:
    """Rank the units of a cluster and say what follows: titles they may be proposed for, and classes."""
    return _evaluator(ruleset, engine, period).standings(_by_unit(reports))


def compare(before: Standings, after: Standings) -> Comparison:
    """Return who changed from one standing of a cluster to a later one, in what, and why."""
    from emulation_rules.cluster.compare import compare as compared

    return compared(before, after)


def sensitivity(  # noqa: PLR0913  (what is disturbed, and by how much)
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    weights: Fraction | int = 10,
    restated: Fraction | int = 2,
    kinds: Collection[Kind | str] | None = None,
    decimals: int | None = None,
    period: PeriodLike | None = None,
    seen: Callable[[Kind, int, int], None] | None = None,
) -> Sensitivity:
    """Return how ranks, titles and classes move where weights, figures or roundings do.

    ``weights`` and ``restated`` are percent, above 0 and below 100. ``kinds`` are what is disturbed (None: everything).
    ``decimals`` of results are shown to people; None: as the ruleset or the reports have it. ``seen`` is told what is
    being disturbed, how many of them are done and of how many. Raises `ValueError` for a percentage that is none.
    """
    from emulation_rules.model.sensitivity import Kind
    from emulation_rules.perturbing.study import Asked, sensitivity_of
    from emulation_rules.syntax.writing.write_ruleset import digest

    asked_for = frozenset(Kind) if kinds is None else frozenset(map(Kind, kinds))
    asked = Asked(Fraction(weights), Fraction(restated), asked_for, decimals)
    evaluator = _evaluator(ruleset, "compiled", period)
    return sensitivity_of(evaluator, _by_unit(reports), digest(ruleset), asked, seen or (lambda *_: None))


def diff(old: Ruleset, new: Ruleset) -> RulesetChanges:
    """Return what became of each target from one version of a ruleset to another, and of the score.

    Each relation is proved, or shown by a report that the reference engine decides differently under the two; what is
    neither says so.
    """
    from emulation_rules.diffing.diff import diff as compared

    return compared(old, new)


def impact(
    old: Ruleset,
    new: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    periods: PeriodLike | Sequence[PeriodLike] = (),
    *,
    watch: Callable[[Mapping[str, Report]], Mapping[str, Report]] = lambda reports: reports,
) -> Impact:
    """Return what comes out otherwise under the new version for reports that were given: for whom, from what to what.

    ``periods`` are those looked at; without any, every period the reports are about. ``watch`` is handed the reports
    each time they are evaluated, and returns them.
    """
    from emulation_rules.diffing.impact import impact as found
    from emulation_rules.model.period import Period

    several = periods if isinstance(periods, Sequence) and not isinstance(periods, str) else [periods]
    return found(old, new, _by_unit(reports), tuple(map(Period.of, several)), watch)


def prove(
    ruleset: Ruleset,
    claim: Claim | Literal["monotone", "reachable", "equivalent"] = "monotone",
    other: Ruleset | None = None,
    *,
    unit: str = "",
    period: PeriodLike | None = None,
    seconds: Fraction | int = 10,
    seen: Callable[[Proof], None] | None = None,
) -> Proofs:
    """Return what z3 proves of a whole score, over every complete report of plain figures, or a report that refutes it.

    ``unit`` is whose marks and exemptions count; empty: every unit that is asked differently. ``seconds`` bound each
    question; ``seen`` is told every answer. Raises `EngineUnavailableError` where the extra ``prove`` is not installed.
    """
    from emulation_rules.model.errors import EngineUnavailableError
    from emulation_rules.model.proof import Claim, Proofs
    from emulation_rules.syntax.writing.write_ruleset import digest

    try:
        from emulation_rules.proving.prove import prove as proved
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise EngineUnavailableError("proofs need z3-solver: pip install 'emulation-rules[prove]'") from error
    asked = _period(period)
    found = proved(ruleset, Claim(claim), other, asked, unit, Fraction(seconds), seen or (lambda _: None))
    return Proofs(ruleset.id, digest(ruleset), ruleset.title, asked or ruleset.span.period, found, ruleset.units)


def session(
    ruleset: Ruleset,
    units: Iterable[str] = (),
    *,
    engine: EngineName = "auto",
    period: PeriodLike | None = None,
) -> Session:
    """Return a session that takes observations as they come in through the year and says what each one changes.

    ``units`` take part beside those that the ruleset declares; others join with their first observation.
    Raises `InvalidReportError` for a unit that the ruleset does not know.
    """
    return _evaluator(ruleset, engine, period).session(units)


def audit(
    ruleset: Ruleset,
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    engine: EngineName = "auto",
    period: PeriodLike | None = None,
) -> tuple[Finding, ...]:
    """Return everything reports state that does not agree with their own figures, each with the place of the cell.

    Totals, shares, points and ranks are recomputed; a difference that display rounding explains is none.
    """
    return _evaluator(ruleset, engine, period).audit(_by_unit(reports))


def lint(path: str | Path, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what is wrong, likely wrong or open in the ruleset of a file or of a folder's ``ruleset.yaml``.

    Faults that keep it from being read are all there is to say of it then. ``select`` names the checks that are asked
    (none: all), ``ignore`` those that are not. Raises `KeyError` for a code that no check has.
    """
    from emulation_rules.linting.files import lint_file
    from emulation_rules.linting.registry import chosen
    from emulation_rules.syntax.yaml.source_text import RULESET_FILE

    file = Path(path)
    return lint_file(file / RULESET_FILE if file.is_dir() else file, chosen(select, ignore))


def to_sql(  # noqa: PLR0913  (what a query is written for)
    ruleset: Ruleset,
    *,
    dialect: Literal["duckdb", "sqlite", "postgresql", "spark"] = "duckdb",
    table: str | Sequence[str] = "reports",
    period: PeriodLike | None = None,
    tell: Collection[Literal["verdicts", "reasons", "points", "point_ranges", "shares"]] = (
        "verdicts",
        "points",
        "shares",
    ),
    columns: Mapping[str, str] | None = None,
    claims: Collection[str] = (),
    unit: str | None = "unit",
    kept: Sequence[str] = (),
    named: Mapping[str, str] | None = None,
) -> str:
    """Return one query that decides every row of a table, a row a unit, in exact arithmetic.

    ``table`` is a name, or the parts of a qualified one. ``columns`` gives the type of every column that holds figures,
    by key: ``{"crimes": "bigint", "crimes@2021": "bigint"}``; figures without one count as not reported. The types have
    to be those of the table: over others the query ends in an error. None: a column for every figure, of whole numbers
    for counts and of decimals elsewhere. ``claims`` are the ids of targets or parts that a column of truths answers.
    ``unit`` names the units (None: no column does), ``kept`` further columns to tell; ``named`` says what the column of
    a key is called where otherwise.

    Raises `NotInSqlError` naming the targets that are not written in SQL, `InvalidReportError` for what is wrong with
    the columns.
    """
    from emulation_rules.sql.to_sql import to_sql as written

    return written(
        ruleset,
        dialect=dialect,
        table=table,
        period=_period(period),
        tell=tell,
        columns=columns,
        claims=claims,
        unit=unit,
        kept=kept,
        named=named,
    )


def run_tests(
    path: str | Path, *, ruleset: Ruleset | None = None, coverage: bool = False, mutations: int = 0
) -> TrialReport:
    """Run test cases: those of a file, those in ``tests`` beside a ruleset that name it, or all of a folder.

    ``ruleset`` is tested instead of the ones the files name. ``coverage``: what no case tries is told as well.
    ``mutations`` is how many wrong changes of each ruleset are tried on its cases. Files that cannot be used are told
    in the result.
    """
    from emulation_rules.trials.files import trial_files
    from emulation_rules.trials.report import Wish, report_on

    wish = Wish(coverage=coverage, most=mutations)
    return report_on(tuple(trial_files(Path(path))), wish, ruleset)


def _by_unit(reports: Mapping[str, Report] | Iterable[Report]) -> Mapping[str, Report]:
    return reports if isinstance(reports, Mapping) else {report.unit: report for report in reports}


def explain(evaluation: Evaluation, language: Language = "en") -> tuple[str, ...]:
    """Return one sentence a target."""
    from emulation_rules.i18n.sentences import explain_assessment

    return tuple(explain_assessment(assessment, language) for assessment in evaluation.assessments)


def explain_changes(changes: Comparison, after: Standings, language: Language = "en") -> tuple[str, ...]:
    """Return one sentence a change, with the unit's name first and the reason last. ``after`` names what is told."""
    from emulation_rules.i18n.comparison_sentences import Names, explain_change

    names = Names.of(after, after)
    units = [*changes.units, *([] if changes.cluster is None else [changes.cluster])]
    told = [(names.unit(each.unit, language), explain_change(each, names, language)) for each in units]
    return tuple(f"{unit}: {sentence}" for unit, sentences in told for sentence in sentences)


def _period(asked: PeriodLike | None) -> Period | None:
    if asked is None:
        return None
    from emulation_rules.model.period import Period

    return Period.of(asked)


def _evaluator(ruleset: Ruleset, engine: EngineName, period: PeriodLike | None) -> Evaluator:
    return _kept_evaluator(ruleset, engine, _period(period))


@lru_cache(maxsize=8)
def _kept_evaluator(ruleset: Ruleset, engine: EngineName, period: Period | None) -> Evaluator:
    """Keeps the last few, so that a loop over `evaluate` prepares each ruleset once."""
    from emulation_rules.evaluator import Evaluator

    return Evaluator(ruleset, engine=engine, period=period)

"""Laws of reading and writing reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.samples.pact import INDICATORS, PACT, STAGED
from tests.strategies.figures import figures_for
from tests.strategies.intervals import intervals
from tests.strategies.reports import reports_for, staged_reports
from tests.strategies.rulesets import rulesets

from emulation_rules.exchange.interval_notation import interval_text, read_interval
from emulation_rules.exchange.observation_error import ObservationError
from emulation_rules.exchange.observation_text import read_observation
from emulation_rules.exchange.observation_words import AFTER, BEFORE, SCALES, TRUTHS, UNITS
from emulation_rules.exchange.read_reports import ReportKind, reports_from_text
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.exchange.write_report import print_reports, report_digest
from emulation_rules.model.errors import InvalidReportError
from emulation_rules.model.indicator import Indicator, StageChoice, Stages
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Observation
from emulation_rules.model.report import Report
from emulation_rules.model.ruleset import CLUSTER, Ruleset
from emulation_rules.syntax.locale_numbers import Locale

STAGES = Stages(("final", "verified 1", "self"))
_HEAD = "format: emulation-rules-report/1\n"
LOCALES = st.sampled_from([*Locale, None])
_WORDS = [
    *BEFORE,
    *AFTER,
    *SCALES,
    *UNITS,
    *TRUTHS,
    "3.100",
    "92,02",
    "1e9",
    "-",
    "=",
    "\u2212",
    "１",
    "\u00a0",
    "1/2",
    "~",
]


def table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(",".join(row) for row in rows)


def assert_round_trip(ruleset: Ruleset, reports: Mapping[str, Report]) -> None:
    text = print_reports(reports, ruleset)
    read = reports_from_text(text, "report.json", "json", ruleset)
    assert read == reports
    assert print_reports(read, ruleset) == text
    assert report_digest(*read.values()) == report_digest(*reports.values())


@st.composite
def vietnamese(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a number as Vietnamese and as plain text: ``1.234,50`` and ``1234.50``."""
    whole = draw(st.integers(0, 10**12))
    part = draw(st.text("0123456789", max_size=4))
    separator = draw(st.sampled_from([".", "", " ", "\u00a0", "\u202f"]))
    sign = draw(st.sampled_from(["", "-"]))
    grouped = f"{sign}{whole:,}".replace(",", separator)
    return (f"{grouped},{part}", f"{sign}{whole}.{part}") if part else (grouped, f"{sign}{whole}")


def value_texts() -> st.SearchStrategy[str]:
    """Draw text that often looks like a value."""
    pieces = st.lists(st.sampled_from(_WORDS) | st.integers(-5, 10**6).map(str) | st.text(max_size=3), max_size=6)
    return st.text(max_size=30) | pieces.map(" ".join) | pieces.map("".join)


def outcome(text: str, indicator: Indicator, locale: Locale | None) -> Observation | str:
    try:
        return read_observation(text, indicator, locale=locale)
    except ObservationError as error:
        return error.code


@given(
    vietnamese(),
    st.sampled_from(["{}", "hơn {}", "gần {}%", "{} (làm tròn)", "{} triệu đồng"]),
    st.sampled_from(INDICATORS),
)
@settings(deadline=None)
def test_the_same_number_reads_equal_in_both_spellings(
    spelled: tuple[str, str], form: str, indicator: Indicator
) -> None:
    vi, plain = (form.format(number) for number in spelled)
    from_vi, from_plain = outcome(vi, indicator, Locale.VI), outcome(plain, indicator, Locale.PLAIN)
    assert from_vi == from_plain


@given(value_texts(), st.sampled_from(INDICATORS), LOCALES)
@example("0e9999 (rounded)", INDICATORS[-1], Locale.PLAIN)
@example("1E+999999", INDICATORS[0], Locale.PLAIN)
@settings(deadline=None)
def test_any_text_is_read_or_refused_and_nothing_else(text: str, indicator: Indicator, locale: Locale | None) -> None:
    read = outcome(text, indicator, locale)
    assert isinstance(read, str) or (read.interval is not None and read.interval.within(indicator.range))


@given(value_texts(), st.sampled_from(INDICATORS), LOCALES)
@settings(deadline=None)
def test_what_was_written_reads_as_the_same_observation_in_plain(
    text: str, indicator: Indicator, locale: Locale | None
) -> None:
    read = outcome(text, indicator, locale)
    if isinstance(read, Observation):
        assert outcome(read.written, indicator, Locale.PLAIN) == read


@given(value_texts(), st.sampled_from(INDICATORS))
@settings(deadline=None)
def test_a_table_without_a_locale_never_reads_a_number_both_locales_read_differently(
    text: str, indicator: Indicator
) -> None:
    plain, vi = (outcome(text, indicator, locale) for locale in (Locale.PLAIN, Locale.VI))
    undeclared = outcome(text, indicator, None)
    if isinstance(plain, Observation) and isinstance(vi, Observation) and plain.interval != vi.interval:
        assert isinstance(undeclared, str)
    if isinstance(undeclared, Observation):
        assert undeclared in (plain, vi)


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=6), st.sampled_from(".,"))
@settings(deadline=None)
def test_a_mixed_table_reads_a_number_as_its_mark_says_or_refuses_it(whole: int, part: str, mark: str) -> None:
    found = outcome(f"{whole}{mark}{part}", INDICATORS[-1], Locale.MIXED)
    grouped = 0 < whole < 1000 and len(part) == 3
    assert found == ("number_maybe_grouped" if grouped else outcome(f"{whole}.{part}", INDICATORS[-1], Locale.PLAIN))


@given(intervals())
@settings(deadline=None)
def test_interval_notation_is_exact_both_ways(interval: Interval) -> None:
    assert read_interval(interval_text(interval)) == interval


@given(st.lists(reports_for(PACT), min_size=1, max_size=2))
@settings(deadline=None)
def test_reports_read_back_as_they_were_written(drawn: list[Report]) -> None:
    assert_round_trip(PACT, {report.unit: report for report in drawn if report.unit != "stranger"})


@given(st.data(), st.sampled_from(StageChoice))
@settings(deadline=None)
def test_points_by_stage_read_back_as_they_were_written(data: st.DataObject, choice: StageChoice) -> None:
    conduct = replace(STAGED.indicators["conduct"], stages=Stages(("final", "verified 1", "self"), choice))
    ruleset = replace(STAGED, indicators={**STAGED.indicators, "conduct": conduct})
    report = data.draw(staged_reports(ruleset).filter(lambda drawn: drawn.unit != "stranger"))
    assert_round_trip(ruleset, {report.unit: report})


@given(st.data())
@settings(deadline=None)
def test_the_order_in_which_stages_judge_does_not_matter(data: st.DataObject) -> None:
    points = data.draw(st.dictionaries(st.sampled_from(STAGES.order), st.integers(0, 20), min_size=1))
    first, second = (
        f"{_HEAD}figures: {{2022: {{gia-lai: {{conduct: {{judged: {{{_entries(dict(order))}}}}}}}}}}}"
        for order in (
            [(stage, str(each)) for stage, each in points.items()],
            data.draw(st.permutations([(stage, str(each)) for stage, each in points.items()])),
        )
    )
    read, other = (reports_from_text(text, "r.yaml", "yaml", STAGED) for text in (first, second))
    assert read == other
    assert report_digest(*read.values()) == report_digest(*other.values())


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_reports_on_any_ruleset_read_back_as_they_were_written(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    report = data.draw(reports_for(ruleset))
    assume(not ruleset.units or report.unit != "stranger")
    assert_round_trip(ruleset, {report.unit: report})


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_figures_of_programs_read_back_as_they_were_written(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    report = report_from_figures(ruleset, data.draw(figures_for(ruleset)))
    text = print_reports({CLUSTER: report}, ruleset)
    assert reports_from_text(text, "report.json", "json", ruleset) == {CLUSTER: report}


@given(st.data())
@settings(deadline=None)
def test_the_order_of_rows_does_not_matter(data: st.DataObject) -> None:
    rows = data.draw(st.lists(_ROWS, unique_by=lambda row: row[:3], max_size=12))
    shuffled = data.draw(st.permutations(rows))
    header = ("unit", "period", "indicator", "value")
    columns = data.draw(st.permutations(range(4)))
    first = table([header, *rows])
    second = table([[row[column] for column in columns] for row in (header, *shuffled)])
    reports, other = (reports_from_text(text, "t.csv", "csv", PACT, Locale.VI) for text in (first, second))
    assert reports == other
    assert report_digest(*reports.values()) == report_digest(*other.values())
    assert print_reports(reports, PACT) == print_reports(other, PACT)


@given(st.data())
@settings(deadline=None)
def test_the_order_of_keys_does_not_matter(data: st.DataObject) -> None:
    rows = data.draw(st.lists(_ROWS, unique_by=lambda row: row[:3], min_size=1, max_size=12))
    first, second = (_document(order) for order in (rows, data.draw(st.permutations(rows))))
    reports, other = (reports_from_text(text, "r.yaml", "yaml", PACT) for text in (first, second))
    assert reports == other
    assert report_digest(*reports.values()) == report_digest(*other.values())


@given(
    st.text() | st.lists(st.lists(value_texts(), max_size=5), max_size=5).map(table),
    st.sampled_from(["csv", "yaml"]),
    LOCALES,
)
@settings(deadline=None)
def test_any_text_is_a_report_or_an_invalid_one(text: str, kind: ReportKind, locale: Locale | None) -> None:
    header = "unit,period,crimes,clearance_rate,conduct[self],stated:score\n" if kind == "csv" and len(text) % 2 else ""
    try:
        reports_from_text(header + text, "any", kind, PACT, locale)
    except InvalidReportError as error:
        assert error.findings  # noqa: PT017  # what is caught is looked at


_ROWS = st.tuples(
    st.sampled_from([*PACT.units, CLUSTER]),
    st.sampled_from(["2022", "2021", "2022-H1"]),
    st.sampled_from(["crimes", "clearance_rate"]),
    st.sampled_from(["1", "5", "hơn 3", "7 (làm tròn)", ""]),
)


def _document(rows: list[tuple[str, str, str, str]]) -> str:
    figures: dict[str, dict[str, dict[str, str]]] = {}
    for unit, period, key, value in rows:
        figures.setdefault(period, {}).setdefault(unit, {})[key] = value or "null"
    periods = (
        f"{period}: {{{', '.join(f'{unit}: {{{_entries(values)}}}' for unit, values in units.items())}}}"
        for period, units in figures.items()
    )
    return f"{_HEAD}figures: {{{', '.join(periods)}}}\n"


def _entries(values: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in values.items())

"""One report, or a way to make one, for every fault a report can have. All figures are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.samples.pact import PACT, STAGED, YEAR, gia_lai, read_text

from emulation_rules.engines.decision import FigureValue
from emulation_rules.exchange.merge_reports import merge_reports
from emulation_rules.exchange.read_reports import read_reports, reports_from_text
from emulation_rules.exchange.report_builder import MAX_FINDINGS
from emulation_rules.exchange.report_figures import report_from_figures
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.locale_numbers import Locale

_LONG: Final = "unit,period,indicator,value\n"
_WIDE: Final = "unit,period,crimes,clearance_rate\n"
_HEAD: Final = "format: emulation-rules-report/1\n"
_STATED: Final = "{cluster: {score: 1}}"

VALUES: Final[dict[str, tuple[str, str]]] = {
    "claim_unsettled": ("house", "chưa có"),
    "contradictory_bound": ("clearance_rate", "gần 67% trở lên"),
    "figure_about": ("clearance_rate", "khoảng 90%"),
    "figure_above_ceiling": ("clearance_rate", "120%"),
    "figure_below_floor": ("clearance_rate", "{value: 92%, stated: {by: -2%}}"),
    "figure_bound_leaves_nothing": ("clearance_rate", "hơn 100%"),
    "figure_bound_leaves_range": ("clearance_rate", "{exact: '[90, 110]'}"),
    "figure_cannot_be_judged": ("crimes", "{judged: 931}"),
    "figure_empty": ("crimes", "''"),
    "figure_for_a_target": ("house", "12"),
    "figure_formula": ("crimes", "=SUM(A1)"),
    "figure_fraction": ("clearance_rate", "16/20"),
    "figure_grade_of_a_claim": ("house", "{exact: true, grade: figure}"),
    "figure_grouped_or_decimal": ("fund", "1.500"),
    "figure_is_a_claim": ("crimes", "true"),
    "figure_is_no_claim": ("plan_issued", "92%"),
    "figure_look_alike": ("clearance_rate", "92％"),
    "figure_looks_grouped": ("crimes", "3.100"),
    "figure_negative": ("crimes", "-5"),
    "figure_no_number": ("crimes", "giảm mạnh"),
    "figure_none_in_words": ("crimes", "không"),
    "figure_not_finite": ("crimes", ".nan"),
    "figure_not_whole": ("crimes", "93.5"),
    "figure_placeholder": ("crimes", "n/a"),
    "figure_rounded_bound": ("clearance_rate", "hơn 92% (làm tròn)"),
    "figure_spreadsheet_error": ("crimes", "'#DIV/0!'"),
    "figure_stated_of_a_claim": ("house", "{value: true, stated: {by: 5%}}"),
    "figure_stated_points_as_other": ("clearance_rate", "{value: 92%, stated: {by: 2 points, mode: relative}}"),
    "figure_stated_points_of_no_rate": ("crimes", "{value: 931, stated: {by: 16%, mode: points}}"),
    "figure_stated_without_unit": ("clearance_rate", "{value: 92%, stated: {by: 16}}"),
    "figure_text_too_long": ("crimes", "9" * 201),
    "figure_too_large": ("crimes", "1E+999999"),
    "figure_too_long": ("crimes", "9" * 41),
    "figure_too_small": ("balance", "1E-999999"),
    "figure_unknown_word": ("crimes", "931 vụ"),
    "figure_wrong_unit": ("crimes", "931%"),
    "number_malformed": ("clearance_rate", "'92,02'"),
    "report_bad_choice": ("clearance_rate", "{value: 92%, stated: {by: 16%, mode: point}}"),
    "report_bad_interval": ("crimes", "{exact: hơn 5}"),
    "report_field_needs_exact": ("crimes", "{value: 1, grade: figure}"),
    "report_needs_mapping": ("crimes", "{value: 1, stated: 16%}"),
    "report_stage_beside_stages": ("conduct", "{judged: {self: 9}, stage: final}"),
    "report_stages_of_no_score": ("crimes", "{judged: {self: 9}}"),
    "report_stages_undeclared": ("conduct", "{judged: {self: 9, final: 8}}"),
    "report_needs_one_value": ("crimes", "{value: 1, exact: 1}"),
    "report_needs_value": ("crimes", "[931]"),
    "report_stated_needs_by": ("crimes", "{value: 1, stated: {mode: relative}}"),
    "report_unknown_field": ("crimes", "{value: 1, sorce: x}"),
}
"""Key and YAML value by the code it is refused with."""

DOCUMENTS: Final[dict[str, str]] = {
    "report_bad_format": "format: 1\nfigures: {}",
    "report_bad_period": f"{_HEAD}figures: {{2022-H3: {{}}}}",
    "report_figure_twice": f"{_HEAD}figures: {{2022-9M: {{cluster: {{fund: 1}}}}, 2022-09M: {{cluster: {{fund: 1}}}}}}",
    "report_for_another_ruleset": f"{_HEAD}ruleset: pact-2021\nfigures: {{}}",
    "report_no_figures": _HEAD,
    "report_other_form": "format: emulation-rules/1\nid: a\ntargets: {}",
    "report_stated_twice": f"{_HEAD}figures: {{}}\nstated: {{2022-9M: {_STATED}, 2022-09M: {_STATED}}}",
    "report_unknown_key": f"{_HEAD}figures: {{2022: {{gia-lai: {{crime: 1}}}}}}",
    "report_unknown_unit": f"{_HEAD}figures: {{2022: {{Gia Lai: {{}}}}}}",
}
"""A YAML document by the code it is refused with."""

TABLES: Final[dict[str, str]] = {
    "number_ambiguous": f"{_WIDE}gia-lai,2022,1.234,\n",
    "number_maybe_grouped": f"# locale: mixed\n{_WIDE}gia-lai,2022,,1.234\n",
    "number_without_locale": f'{_WIDE}gia-lai,2022,,"92,02"\n',
    "stated_is_a_bound": "unit,period,stated:score\ngia-lai,2022,hơn 90\n",
    "stated_no_rank": "unit,period,stated:rank\ngia-lai,2022,1.5\n",
    "stated_points_of_unknown": "unit,period,stated:points:clearanc\n",
    "stated_unknown_name": "unit,period,stated:scor\n",
    "stated_wrong_unit": "unit,period,stated:share\ngia-lai,2022,90 points\n",
    "table_bad_locale": f"# locale: en\n{_WIDE}",
    "table_bad_quotes": f'{_WIDE}gia-lai,2022,"1\n',
    "table_cell_too_long": f'{_WIDE}gia-lai,2022,"{"9" * 200_000}',
    "table_column_missing": "unit,period,value\n",
    "table_column_twice": "unit,period,crimes,crimes\n",
    "table_column_unknown": "đơn vị,period,crimes\n",
    "table_column_without_name": "unit,period,,crimes\n",
    "table_empty_cell": f"{_WIDE},2022,1,\n",
    "table_has_no_header": "# locale: vi\n",
    "table_holds_nul": f"{_WIDE}\0",
    "table_long_row": f"{_WIDE}gia-lai,2022,1,92,5\n",
    "table_of_units": "unit,crimes,crimes@2021\n",
    "table_short_row": f"{_WIDE}gia-lai,2022,1\n",
    "table_too_many_cells": _WIDE + ",,,\n" * 500_001,
    "table_unknown_comment": f"# local: vi\n{_WIDE}",
    "report_more_faults": _LONG + "gia-lai,2022,crimez,1\n" * (MAX_FINDINGS + 1),
}
"""A CSV table by the code it is refused with."""


def _without_units() -> Ruleset:
    return Ruleset("any", PACT.title, PACT.span, PACT.indicators, PACT.targets)


def _no_figure() -> object:
    figures: dict[str, FigureValue] = {"crimes": [931]}  # type: ignore[dict-item]  # a program without types
    return report_from_figures(PACT, figures)


def _differing() -> object:
    first, second = (read_text(f"{_LONG}gia-lai,2022,crimes,{number}\n", "csv") for number in (1, 2))
    return merge_reports(first, second)


def _judged_by(judged: str) -> object:
    text = f"{_HEAD}figures: {{2022: {{gia-lai: {{conduct: {{judged: {{{judged}}}}}}}}}}}"
    return reports_from_text(text, "report.yaml", "yaml", STAGED)


def _name_that_is_none() -> object:
    figures: dict[str, FigureValue] = {1: 931}  # type: ignore[dict-item]  # a program without types
    return report_from_figures(PACT, figures)


def _of_file(name: str, held: bytes) -> object:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(held)
        return read_reports(path, PACT, period=YEAR)


def _stated_differently() -> object:
    first, second = (read_text(f"{_LONG}gia-lai,2022,stated:score,{number}\n", "csv") for number in (1, 2))
    return merge_reports(first, second)


OTHERS: Final[dict[str, Callable[[], object]]] = {
    "figure_name_no_text": _name_that_is_none,
    "figure_not_a_number": _no_figure,
    "report_bad_unit": lambda: reports_from_text(f"{_LONG}Gia Lai,2022,crimes,1\n", "t.csv", "csv", _without_units()),
    "report_figures_differ": _differing,
    "report_stated_differ": _stated_differently,
    "report_unknown_stage": lambda: _judged_by("self: 9, fnal: 8"),
    "report_is_spreadsheet": lambda: read_reports("report.xlsx", PACT),
    "report_no_current_period": lambda: _of_file("a.csv", f"{_LONG}gia-lai,2019,crimes,1\n".encode()),
    "report_not_utf8": lambda: _of_file("a.csv", b"\xff"),
    "report_nothing_there": lambda: read_reports("report.docx", PACT),
    "report_unknown_kind": lambda: _of_file("report.docx", b"PK"),
    "table_locale_conflict": lambda: read_text(f"# locale: vi\n{_WIDE}", "csv", Locale.PLAIN),
}
"""What else is refused, by the code it is refused with."""


def _value(key: str, written: str) -> Callable[[], object]:
    return lambda: gia_lai(written, key)


def _document(text: str) -> Callable[[], object]:
    return lambda: read_text(text)


def _table(text: str) -> Callable[[], object]:
    return lambda: read_text(text, "csv")


FAULTS: Final[dict[str, Callable[[], object]]] = {
    **{code: _value(key, written) for code, (key, written) in VALUES.items()},
    **{code: _document(text) for code, text in DOCUMENTS.items()},
    **{code: _table(text) for code, text in TABLES.items()},
    **OTHERS,
}
"""For every code something that must be refused with it."""

"""How a run over tables ended, for people: rows by verdict, and where the first figures stand that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from emulation_rules.frames.files.job import Done
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Verdict
from emulation_rules.outputs.layout import table

_VERDICTS: Final = (Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)


def summary(done: Done, ruleset: Ruleset, period: Period, language: Language) -> str:
    """Return the lines of a summary."""
    code = "bulk_done_kept" if done.kept else "bulk_done"
    told = {"tables": done.tables, "kept": done.kept, "rows": done.rows}
    words = {name: _number(count, language) for name, count in told.items()}
    first = say(code, language, ruleset=visible(ruleset.id), period=str(period), **words)
    headings = [say("column_target", language), *(say(f"verdict_{verdict}", language) for verdict in _VERDICTS)]
    rows = [
        [visible(target), *(_number(found[verdict], language) for verdict in _VERDICTS)]
        for target, found in done.counts.items()
    ]
    return "\n".join(
        [first, *table(headings, rows, frozenset({1, 2, 3, 4})), *_open(done, language), *_impossible(done, language)]
    )


def _open(done: Done, language: Language) -> Iterator[str]:
    """Say what is read and has no column, and which targets no row decides though they have all their columns."""
    if done.missing:
        told = (f"`{visible(target)}` ({', '.join(map(visible, keys))})" for target, keys in done.missing.items())
        yield say("bulk_no_column", language, targets=", ".join(told))
    open_ = [target for target, found in done.counts.items() if found[Verdict.UNDETERMINED] == done.rows > 0]
    targets = [target for target in open_ if target not in done.missing]
    if targets:
        named = ", ".join(f"`{visible(target)}`" for target in targets)
        yield say("bulk_all_open", language, targets=named)


def _impossible(done: Done, language: Language) -> Iterator[str]:
    if done.impossible:
        yield say("bulk_impossible", language, count=_number(done.impossible, language))
        for figure in done.places:
            code = "bulk_impossible_of" if figure.row is None else "bulk_impossible_at"
            value = figure.value or say("bulk_beyond_figures", language)
            place = {"table": figure.table, "unit": figure.unit, "column": figure.column, "value": value}
            yield "- " + say(code, language, row=str(figure.row), **{key: visible(each) for key, each in place.items()})
        if len(done.places) < done.impossible:
            yield "- …"


def shortfalls(done: Done, ruleset: Ruleset, verdicts: Sequence[Verdict], language: Language) -> Iterator[str]:
    """Yield, for each scored target of which rows have one of the verdicts, how many have."""
    for target, found in done.counts.items():
        for verdict in verdicts:
            if found[verdict] and ruleset.targets[target].scored:
                words = {"verdict": say(f"verdict_{verdict}", language), "rows": _number(found[verdict], language)}
                yield say("bulk_falls_short", language, target=visible(target), **words)


def _number(count: int, language: Language) -> str:
    return number_words(Fraction(count), language)

"""What follows from points read a little wrong: marks of references, tables, groups, titles and classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emulation_rules.model.formula import Formula
from emulation_rules.model.numbers import number_text
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.score_tree import Group
from emulation_rules.model.titles import ClassScheme, Title
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.trials.formula_mutants import wrong_formulas
from emulation_rules.trials.mutant import Mutant, last_digit, mutation, replaced
from emulation_rules.trials.table_mutants import wrong_tables


def result_mutants(ruleset: Ruleset) -> Iterator[Mutant]:
    """Yield the ruleset with one thing changed that is no target's own, each once."""
    yield from _references(ruleset)
    for name, table in ruleset.tables.items():
        for wrong, before, after in wrong_tables(table):
            told = mutation(ruleset, name, "table", ("tables", name), before=before, after=after)
            yield Mutant(told, replace(ruleset, tables=replaced(ruleset.tables, name, wrong)))
    for group in ruleset.groups.values():
        for mutant, kind, details in _groups(group):
            told = mutation(ruleset, group.id, kind, ("groups", group.id), **details)
            yield Mutant(told, replace(ruleset, groups=replaced(ruleset.groups, group.id, mutant)))
    for title in ruleset.titles.values():
        yield from _titles(ruleset, title)
    for scheme in ruleset.classes.values():
        yield from _classes(ruleset, scheme)


def _references(ruleset: Ruleset) -> Iterator[Mutant]:
    for reference in ruleset.references.values():
        for name, mark in reference.marks.items():
            if mark.number is None:
                continue
            step = ruleset.indicators[name].step or last_digit(mark.number)
            for number in (mark.number - step, mark.number + step):
                marks = replaced(reference.marks, name, replace(mark, number=number))
                said = {"before": number_text(mark.number), "after": number_text(number), "indicator": name}
                path = ("references", reference.id, "marks", name)
                told = mutation(ruleset, reference.id, "reference", path, **said)
                changed = replaced(ruleset.references, reference.id, replace(reference, marks=marks))
                yield Mutant(told, replace(ruleset, references=changed), same=not _reads(ruleset, reference.id, name))


def _reads(ruleset: Ruleset, reference: str, indicator: str) -> bool:
    """Whether any criterion asks for a mark of a reference; others only serve to check what reports state."""
    return any(
        slot in repr(target.question) and indicator in repr(target.question)
        for slot in (f"Reference(id={reference!r})",)
        for target in ruleset.targets.values()
    )


def _groups(group: Group) -> Iterator[tuple[Group, str, dict[str, str]]]:
    for member, weight in group.weights.items():
        other = weight + last_digit(weight)
        said = {"member": member, "before": number_text(weight), "after": number_text(other)}
        yield replace(group, weights=replaced(group.weights, member, other)), "weight", said
    if group.cap is not None:
        yield replace(group, cap=None), "cap_dropped", {}
    if group.floor is not None:
        yield replace(group, floor=None), "floor_dropped", {}
    if group.least_scored:
        said = {"before": str(group.least_scored), "after": str(group.least_scored - 1)}
        yield replace(group, least_scored=group.least_scored - 1), "least_scored", said
    if group.formula is not None:
        for wrong in wrong_formulas(group.formula):
            yield replace(group, formula=wrong), "formula", _formulas(group.formula, wrong)


def _titles(ruleset: Ruleset, title: Title) -> Iterator[Mutant]:
    path = ("titles", title.id)
    for wrong in wrong_formulas(title.when):
        told = mutation(ruleset, title.id, "formula", (*path, "when"), **_formulas(title.when, wrong))
        yield Mutant(told, _titled(ruleset, replace(title, when=wrong)))
    if title.quota is not None:
        told = mutation(ruleset, title.id, "quota_dropped", (*path, "quota"))
        yield Mutant(told, _titled(ruleset, replace(title, quota=None)))
    if title.vote is not None:
        told = mutation(ruleset, title.id, "vote_dropped", (*path, "vote"))
        yield Mutant(told, _titled(ruleset, replace(title, vote=None)))
    if title.within:
        told = mutation(ruleset, title.id, "within_dropped", (*path, "within"), within=title.within)
        yield Mutant(told, _titled(ruleset, replace(title, within="")))


def _titled(ruleset: Ruleset, title: Title) -> Ruleset:
    return replace(ruleset, titles=replaced(ruleset.titles, title.id, title))


def _classes(ruleset: Ruleset, scheme: ClassScheme) -> Iterator[Mutant]:
    for index, level in enumerate(scheme.levels):
        for wrong in () if level.when is None else wrong_formulas(level.when):
            levels = (*scheme.levels[:index], replace(level, when=wrong), *scheme.levels[index + 1 :])
            path = ("classes", scheme.id, "levels", level.id, "when")
            said = _formulas(wrong if level.when is None else level.when, wrong)
            told = mutation(ruleset, f"{scheme.id}.{level.id}", "formula", path, **said)
            changed = replaced(ruleset.classes, scheme.id, replace(scheme, levels=levels))
            yield Mutant(told, replace(ruleset, classes=changed))


def _formulas(before: Formula, after: Formula) -> dict[str, str]:
    return {"before": print_formula(before), "after": print_formula(after)}

"""What a ruleset says of the whole: its heading, groups, score and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset, Source
from emulation_rules.model.score_tree import Combine, Group, Missing, ScoreRules
from emulation_rules.model.scoring import AllOrNothing
from emulation_rules.model.text import Language, Text
from emulation_rules.outputs.ruleset.cluster_terms import ClusterTerms
from emulation_rules.outputs.ruleset.names import indicator_words
from emulation_rules.outputs.ruleset.table_terms import labels_words, rounding_words, table_words
from emulation_rules.syntax.formula.formulas import print_formula


def ruleset_heading(ruleset: Ruleset, period: Period | None, language: Language) -> str:
    """Return the line that says which ruleset it is, for which period, and whose."""
    title, issuer = (visible(text.pick(language)) for text in (ruleset.title, ruleset.issuer))
    period = period or ruleset.span.period
    code = "heading_ruleset_issued" if issuer else "heading_ruleset"
    return say(code, language, title=title, id=ruleset.id, period=str(period), issuer=issuer)


def whole(ruleset: Ruleset, language: Language) -> Iterator[str]:
    """Yield the sections behind the targets, each under its heading; those with nothing to say are left out."""
    constants = (f"`{name}` = {number_words(number, language)}" for name, number in ruleset.constants.items())
    yield from _section("heading_constants", [f"- {line}" for line in constants], language)
    yield from _section("heading_tables", list(_tables(ruleset, language)), language)
    sections = (
        ("heading_groups", [_group(group, ruleset, language) for group in ruleset.groups.values()]),
        ("heading_score", list(_score(ruleset, language))),
    )
    for heading, lines in sections:
        yield from _section(heading, [f"- {line}" for line in lines], language)
    for heading, lines in ClusterTerms(ruleset, language).sections():
        yield from _section(heading, lines, language)
    yield from _section("heading_notes", [f"- {line}" for line in _notes(ruleset, language)], language)


def _section(heading: str, lines: Sequence[str], language: Language) -> Iterator[str]:
    if lines:
        yield say(heading, language)
        yield from lines


def _group(group: Group, ruleset: Ruleset, language: Language) -> str:
    members = ", ".join(_member(member, ruleset, language) for member in group.members)
    said = [say(f"group_{group.combine}", language, members=members), *_made(group, ruleset, language)]
    said += _limits(ScoreRules(group.maximum, group.cap, group.floor), language)
    if group.rounding is not None:
        said.append(rounding_words("group_rounded", group.rounding, language))
    if group.labels:
        said.append(labels_words(group.labels, language))
    if not group.scored:
        said.append(say("group_beside", language))
    return say("question", language, title=_titled(group.id, group.title, language), asked="; ".join(said))


def _made(group: Group, ruleset: Ruleset, language: Language) -> Iterator[str]:
    if group.weights:
        weights = (
            f"{_member(name, ruleset, language)} {number_words(weight, language)}"
            for name, weight in group.weights.items()
        )
        yield say("group_weights", language, weights=", ".join(weights))
    if group.combine is Combine.MEAN_OF_WORST:
        yield say("group_worst", language, count=str(group.worst))
    if group.formula is not None:
        yield say("group_by", language, formula=print_formula(group.formula))
    if group.least_scored:
        yield say("group_least_scored", language, count=str(group.least_scored))
    if group.out_of is not None:
        yield say("group_out_of", language, points=number_words(group.out_of, language))


def _member(member: str, ruleset: Ruleset, language: Language) -> str:
    group = ruleset.groups.get(member)
    return _titled(member, ruleset.targets[member].title if group is None else group.title, language)


def _titled(name: str, title: Text, language: Language) -> str:
    return visible(title.pick(language)) or f"`{name}`"


def _limits(rules: ScoreRules, language: Language) -> Iterator[str]:
    for name, points in (("maximum", rules.maximum), ("cap", rules.cap), ("floor", rules.floor)):
        if points is not None:
            yield say(f"limit_points_{name}", language, points=number_words(points, language))


def _score(ruleset: Ruleset, language: Language) -> Iterator[str]:
    scored = [target for target in ruleset.targets.values() if target.scored and target.points is not None]
    if not scored:
        return
    yield from _limits(ruleset.score, language)
    if any(isinstance(target.scoring, AllOrNothing) for target in scored):
        yield say("scoring_default", language)
    if ruleset.score.missing is not Missing.UNKNOWN:
        yield say(f"score_missing_{ruleset.score.missing}", language)
    rounding = ruleset.score.rounding
    if rounding is None:
        yield say("rounding_none", language)
    else:
        yield rounding_words(f"rounding_of_{ruleset.score.stage}", rounding, language)
    if ruleset.score.labels:
        yield labels_words(ruleset.score.labels, language)


def _tables(ruleset: Ruleset, language: Language) -> Iterator[str]:
    for name, table in ruleset.tables.items():
        first, *others = table_words(table, language)
        if others:
            yield f"- `{name}`: {say('table_grid', language)}"
            yield from (f"  - {line}" for line in (first, *others))
        else:
            yield f"- `{name}`: {first}"


def _notes(ruleset: Ruleset, language: Language) -> Iterator[str]:
    if ruleset.note:
        yield visible(ruleset.note)
    if ruleset.source is not None:
        yield _source(ruleset.source, language)
    for indicator in ruleset.indicators.values():
        if indicator.note:
            title = indicator_words(ruleset, indicator.id, language)
            yield say("question", language, title=title, asked=visible(indicator.note))


def _source(source: Source, language: Language) -> str:
    code = "term_source" if source.complete else "term_source_partial"
    said = say(code, language, source=visible(source.document))
    return f"{said}; {visible(source.note)}" if source.note else said

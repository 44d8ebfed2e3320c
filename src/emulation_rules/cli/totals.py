"""What a ruleset says of the whole: its heading, groups, score and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emulation_rules.cli.cluster_terms import ClusterTerms
from emulation_rules.cli.terms import indicator_words
from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import number_words
from emulation_rules.model.period import Period
from emulation_rules.model.ruleset import Ruleset, Source
from emulation_rules.model.scoring import AllOrNothing, Group, Rounding, RoundingStage, ScoreRules
from emulation_rules.model.text import Language, Text


def ruleset_heading(ruleset: Ruleset, period: Period | None, language: Language) -> str:
    """Return the line that says which ruleset it is, for which period, and whose."""
    title, issuer = (visible(text.pick(language)) for text in (ruleset.title, ruleset.issuer))
    period = period or ruleset.span.period
    code = "heading_ruleset_issued" if issuer else "heading_ruleset"
    return say(code, language, title=title, id=ruleset.id, period=str(period), issuer=issuer)


def whole(ruleset: Ruleset, language: Language) -> Iterator[str]:
    """Yield the sections behind the targets, each under its heading; those with nothing to say are left out."""
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
    said = [say(f"group_{group.combine}", language, members=members)]
    said += _limits(ScoreRules(group.maximum, group.cap, group.floor), language)
    return say("question", language, title=_titled(group.id, group.title, language), asked="; ".join(said))


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
    yield _rounding(ruleset.score.rounding, ruleset.score.stage, language)


def _rounding(rounding: Rounding | None, stage: RoundingStage, language: Language) -> str:
    if rounding is None:
        return say("rounding_none", language)
    places = say(f"rounding_places_{min(rounding.places, 2)}", language, places=str(rounding.places))
    mode = say(f"rounding_{rounding.mode}", language)
    return say(f"rounding_of_{stage}", language, places=places, mode=mode)


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

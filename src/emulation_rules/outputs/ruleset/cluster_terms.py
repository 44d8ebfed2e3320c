"""What a ruleset says of units beside each other: peers, assignments, ranking, titles and classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.numbers_text import quantity_words
from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Formula
from emulation_rules.model.indicator import Better
from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.quantity import Unit
from emulation_rules.model.ruleset import CLUSTER, Assignment, Ruleset
from emulation_rules.model.score_tree import Missing
from emulation_rules.model.text import Language, Text
from emulation_rules.model.titles import ClassScheme, Quota, QuotaBase, RankKey, Title, Vote
from emulation_rules.outputs.ruleset.names import indicator_words
from emulation_rules.syntax.formula.formulas import print_formula
from emulation_rules.syntax.writing.table_data import share_text


class ClusterTerms:
    """The sections about several units, in lines of text."""

    def __init__(self, ruleset: Ruleset, language: Language) -> None:
        self._ruleset = ruleset
        self._language: Language = language

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each section: the code of its heading and its lines, none where nothing is said."""
        yield "heading_peer_groups", list(self._peers())
        yield "heading_assigned", list(self._assigned())
        yield "heading_ranking", list(self._ranking())
        yield "heading_titles", [line for title in self._ruleset.titles.values() for line in self._title(title)]
        yield "heading_classes", [line for scheme in self._ruleset.classes.values() for line in self._scheme(scheme)]

    # ---- units ----------------------------------------------------------------------------

    def _peers(self) -> Iterator[str]:
        peers_of = self._ruleset.peers_of
        for group, name in self._ruleset.peers.items():
            members = self._units(unit for unit in self._ruleset.units if peers_of.get(unit) == group)
            yield self._entry(_named(group, name, self._language), members or "–")
        alone = [unit for unit in self._ruleset.units if unit not in peers_of]
        if self._ruleset.peers and alone:
            yield f"- {self._say('peers_of_none', units=self._units(alone))}"
        if self._ruleset.missing is Missing.LEFT_OUT:
            yield f"- {self._say('cluster_missing_left_out')}"

    def _assigned(self) -> Iterator[str]:
        for unit, held in self._ruleset.assigned.items():
            said = "; ".join(self._assignment(name, one) for name, one in held.items())
            yield self._entry(self._unit(unit), said or "–")
        precedence = self._ruleset.precedence
        if precedence.strictest:
            yield f"- {self._say('precedence_strictest')}"
        elif precedence.authorities:
            authorities = ", ".join(f"`{each}`" for each in precedence.authorities)
            yield f"- {self._say('precedence_first', authorities=authorities)}"

    def _assignment(self, name: str, assignment: Assignment) -> str:
        if assignment.exemption is not None:
            return f"{self._subject(name)} {self._say(f'assigned_{assignment.exemption}')}"
        unit = self._ruleset.indicators[name].unit
        marks = []
        for authority, number in assignment.marks.items():
            mark = quantity_words(number, unit, self._language)
            marks.append(self._say("assigned_by", mark=mark, authority=f"`{authority}`") if authority else mark)
        return f"{self._subject(name)} {', '.join(marks)}"

    # ---- ranking --------------------------------------------------------------------------

    def _ranking(self) -> Iterator[str]:
        ranking = self._ruleset.ranking
        if ranking is None:
            return
        first, *later = (self._key(key) for key in ranking.keys)
        yield f"- {first}"
        for key in later:
            yield f"- {self._say('ranked_then', key=key)}"
        yield f"- {self._say('ranked_shared')}"
        if ranking.within_peers:
            yield f"- {self._say('ranked_within_peers')}"

    def _key(self, key: RankKey) -> str:
        code = "ranked_lower" if key.better is Better.LOWER else "ranked_higher"
        return self._say(code, key=f"`{print_formula(key.formula)}`")

    # ---- titles ---------------------------------------------------------------------------

    def _title(self, title: Title) -> Iterator[str]:
        asked = self._say("title_when", condition=print_formula(title.when))
        yield self._entry(_named(title.id, title.title, self._language), asked)
        yield from (f"  - {line}" for line in self._terms(title))

    def _terms(self, title: Title) -> Iterator[str]:
        if title.within:
            yield self._say("title_within", title=self._title_of(title.within))
        if title.quota is not None:
            yield self._quota(title.quota)
            yield self._say(f"ties_{title.quota.ties}")
        if title.vote is not None:
            yield from self._vote(title.vote)
        if title.ignores:
            yield self._say("title_ignores", targets=", ".join(map(self._subject, title.ignores)))
        if title.note:
            yield self._say("term_note", note=visible(title.note))

    def _quota(self, quota: Quota) -> str:
        if quota.number is not None or quota.share is None:
            return self._say("quota_number", number=str(quota.number))
        base = self._say(self._base(quota.base), title=self._title_of(quota.of))
        mode = self._say(f"quota_{quota.rounding}")
        return self._say("quota_share", share=self._share(quota.share), base=base, mode=mode)

    def _base(self, base: QuotaBase) -> str:
        ranking = self._ruleset.ranking
        if base is QuotaBase.UNITS and ranking is not None and ranking.within_peers:
            return "quota_peers"
        return f"quota_{base}"

    def _vote(self, vote: Vote) -> Iterator[str]:
        code = "vote_above" if vote.comparison is Comparison.ABOVE else "vote_at_least"
        favour, base = self._subject(vote.favour), self._subject(vote.base)
        yield self._say(code, favour=favour, base=base, share=self._share(vote.share))
        if vote.casting:
            yield self._say("vote_casting", casting=self._subject(vote.casting))

    def _title_of(self, name: str) -> str:
        titles = self._ruleset.titles
        return _named(name, titles[name].title, self._language) if name in titles else ""

    # ---- classes --------------------------------------------------------------------------

    def _scheme(self, scheme: ClassScheme) -> Iterator[str]:
        way = self._say("classes_first" if scheme.first else "classes_one")
        yield self._entry(_named(scheme.id, scheme.title, self._language), way)
        for level in scheme.levels:
            when = level.when
            held = self._say("class_otherwise" if when is None else "class_when", condition=_formula(when))
            yield f"  {self._entry(_named(level.id, level.title, self._language), held)}"

    # ---- words ----------------------------------------------------------------------------

    def _say(self, code: str, **details: str) -> str:
        return say(code, self._language, **details)

    def _entry(self, title: str, said: str) -> str:
        return f"- {self._say('question', title=title, asked=said)}"

    def _share(self, share: Fraction) -> str:
        if decimal_places(100 * share) is None:
            return share_text(share)
        return quantity_words(100 * share, Unit.PERCENT, self._language)

    def _units(self, units: Iterable[str]) -> str:
        return ", ".join(map(self._unit, units))

    def _unit(self, unit: str) -> str:
        if unit == CLUSTER:
            return self._say("cluster")
        return _named(unit, self._ruleset.units.get(unit, Text()), self._language)

    def _subject(self, name: str) -> str:
        """Return what an indicator or a target is called."""
        if name in self._ruleset.indicators:
            return indicator_words(self._ruleset, name, self._language)
        return _named(name, self._ruleset.targets[name].title, self._language)


def _formula(condition: Formula | None) -> str:
    return "" if condition is None else print_formula(condition)


def _named(name: str, title: Text, language: Language) -> str:
    return visible(title.pick(language)) or f"`{visible(name)}`"

"""Titles from their documents: condition, nesting, quota and vote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from emulation_rules.model.criterion import Comparison
from emulation_rules.model.formula import Call, Name, inside
from emulation_rules.model.indicator import Indicator, Measure
from emulation_rules.model.place import KeyPath
from emulation_rules.model.scoring import RoundingMode
from emulation_rules.model.target import Target
from emulation_rules.model.titles import AtTheCut, Quota, QuotaBase, Title, Vote
from emulation_rules.syntax.checks.graph import made_in_order
from emulation_rules.syntax.documents.shares import WrittenBase
from emulation_rules.syntax.documents.titles import QuotaDocument, TitleDocument, VoteDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.labels import label_of
from emulation_rules.syntax.reading.read_formula import formula_at

_OF_SHARE_ONLY: Final = ("of", "rounding")


@dataclass(frozen=True, slots=True)
class TitleReader:
    """Reads titles; ``targets`` are those read before, ``written`` the ids of all that are written."""

    known: Known
    targets: Mapping[str, Target]
    written: Collection[str]

    def titles(self) -> dict[str, Title]:
        """Return the titles, each behind those it rests on, otherwise as they are written.

        Those whose condition cannot be read are left out, with a fault noted.
        """
        documents = self.known.shape.document.titles or {}
        read = {name: self._title(name, document, ("titles", name)) for name, document in documents.items()}
        titles = {name: title for name, title in read.items() if title is not None}
        return titles if self._has_circles(titles) else dict(_in_order(titles))

    def _title(self, name: str, document: TitleDocument, path: KeyPath) -> Title | None:
        when = formula_at(document.when, (*path, "when"), self.known.faults)
        if document.within is not None:
            self._check_title(document.within, (*path, "within"))
        quota = None if document.quota is None else self._quota(document.quota, (*path, "quota"))
        vote = None if document.vote is None else self._vote(document.vote, (*path, "vote"))
        self._check_ignored(document.ignores or (), (*path, "ignores"))
        if when is None:
            return None
        return Title(
            name,
            label_of(document),
            when,
            within=document.within or "",
            quota=quota,
            vote=vote,
            ignores=tuple(document.ignores or ()),
            note=document.note or "",
        )

    # ---- nesting --------------------------------------------------------------------------

    def _check_title(self, name: str, path: KeyPath) -> None:
        documents = self.known.shape.document.titles or {}
        if name not in documents and not self.known.shape.lacks("titles", name):
            self.known.faults.add("unknown_title", path, self.known.faults.near(name, documents), given=name)

    def _has_circles(self, titles: Mapping[str, Title]) -> bool:
        _, circles = made_in_order({name: titles_before(title) for name, title in titles.items()})
        for circle in circles:
            self.known.faults.add_at_key("title_in_itself", ("titles", circle[0]), chain=" → ".join(circle))
        return bool(circles)

    # ---- quotas ---------------------------------------------------------------------------

    def _quota(self, document: QuotaDocument, path: KeyPath) -> Quota:
        faults = self.known.faults
        if document.number is not None and document.share is not None:
            faults.add_at_key("quota_twice", (*path, "share"))
        elif document.number is None and document.share is None:
            faults.add_at_key("quota_of_nothing", path)
        elif document.number is not None:
            for key in _OF_SHARE_ONLY:
                if getattr(document, key) is not None:
                    faults.add_at_key("key_needs_share", (*path, key), key=key)
        if self.known.shape.document.ranking is None and ("ranking",) not in self.known.shape.broken:
            faults.add_at_key("quota_needs_ranking", path)
        base, of = document.of or WrittenBase(QuotaBase.UNITS, "")
        if base is not QuotaBase.UNITS:
            self._check_title(of, (*path, "of"))
        return Quota(
            None if document.number is None else int(document.number),
            document.share,
            base,
            of,
            document.rounding or RoundingMode.DOWN,
            document.ties or AtTheCut.UNDETERMINED,
        )

    # ---- votes ----------------------------------------------------------------------------

    def _vote(self, document: VoteDocument, path: KeyPath) -> Vote | None:
        for key, name in (("favour", document.favour), ("base", document.base)):
            counted = self.known.indicator(name, (*path, key))
            self._check_measure("vote_needs_count", counted, Measure.COUNT, (*path, key))
        if document.base == document.favour:
            self.known.faults.add("vote_of_itself", (*path, "base"), given=document.base)
        if document.casting is not None:
            casting = self.known.indicator(document.casting, (*path, "casting"))
            self._check_measure("casting_needs_boolean", casting, Measure.BOOLEAN, (*path, "casting"))
        if document.at_least is not None and document.above is not None:
            self.known.faults.add_at_key("vote_twice", (*path, "above"))
        comparison = Comparison.ABOVE if document.at_least is None else Comparison.AT_LEAST
        share = document.above if document.at_least is None else document.at_least
        if share is None:
            self.known.faults.add_at_key("vote_without_share", path)
            return None
        return Vote(document.favour, document.base, share, comparison, document.casting or "")

    def _check_measure(self, code: str, indicator: Indicator | None, wanted: Measure, path: KeyPath) -> None:
        if indicator is not None and indicator.measure is not wanted:
            self.known.faults.add(code, path, given=indicator.id, measure=indicator.measure.value)

    # ---- vetoes ---------------------------------------------------------------------------

    def _check_ignored(self, names: Collection[str], path: KeyPath) -> None:
        faults, seen = self.known.faults, set[str]()
        for index, name in enumerate(names):
            where = (*path, index)
            target = self.targets.get(name)
            if name in seen:
                faults.add("named_twice", where, given=name)
            elif name not in self.written:
                faults.add("unknown_target", where, faults.near(name, self.written), given=name)
            elif target is not None and target.veto is None:
                faults.add("ignores_no_veto", where, given=name)
            seen.add(name)


def titles_before(title: Title) -> tuple[str, ...]:
    """Return the titles that must be settled before this one."""
    found = dict.fromkeys(filter(None, (title.within, "" if title.quota is None else title.quota.of)))
    waiting = [title.when]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Call) and node.function == "holds":
            found.update((each.name, None) for each in node.arguments if isinstance(each, Name))
        waiting += inside(node)
    return tuple(found)


def _in_order(titles: Mapping[str, Title]) -> Iterator[tuple[str, Title]]:
    """Yield titles without circles so that each follows those it rests on; only what must move does."""
    given = set[str]()
    for start in titles:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            before = [each for each in titles_before(titles[name]) if each in titles and each not in given]
            if before:
                waiting += reversed(before)
                continue
            waiting.pop()
            if name not in given:
                given.add(name)
                yield name, titles[name]

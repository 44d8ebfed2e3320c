"""What came out, under the paths that expectations name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar

from emulation_rules.exchange.trial_words import RANGES
from emulation_rules.model.evaluation import Assessment, Evaluation, Need, Score
from emulation_rules.model.interval import Interval
from emulation_rules.model.standing import Standing, Standings
from emulation_rules.model.text import Text
from emulation_rules.model.trial import Expectation, Wanted
from emulation_rules.trials.outcome import Outcome

T = TypeVar("T")


class NotThereError(LookupError):
    """Nothing of that name came out."""


def found(expectation: Expectation, outcome: Outcome) -> Wanted:
    """Return what came out where something was expected. Raises `NotThereError`."""
    if not expectation.unit:
        return _of_cluster(expectation.path, outcome.standings)
    standing = outcome.standing(expectation.unit)
    if expectation.path[0] in ("rank", "shared", "keys", "titles", "classes"):
        if standing is None:
            raise NotThereError
        return _of_standing(expectation.path, standing)
    if expectation.unit not in outcome.evaluations:
        raise NotThereError
    return _of_evaluation(expectation, outcome.evaluations[expectation.unit])


def assessment_of(expectation: Expectation, outcome: Outcome) -> Assessment | None:
    """Return the assessment an expectation is about, None where it is about none."""
    evaluation = outcome.evaluations.get(expectation.unit)
    try:
        return None if evaluation is None else evaluation[expectation.path[0]]
    except KeyError:
        return None


# ---- the cluster and a unit in it -------------------------------------------------------


def _of_cluster(path: tuple[str, ...], standings: Standings | None) -> Wanted:
    if standings is None:
        raise NotThereError
    if path == ("order",):
        return tuple(standing.unit for standing in standings.standings)
    places = standings.quotas.get(path[1])
    if places is None:
        raise NotThereError
    return _range(*places)


def _of_standing(path: tuple[str, ...], standing: Standing) -> Wanted:
    match path:
        case ("rank",):
            return None if standing.rank is None else _range(standing.rank.best, standing.rank.worst)
        case ("shared",):
            return standing.rank is not None and standing.rank.shared
        case ("keys", index):
            return _nth(standing.keys, index)
        case ("titles", title, part):
            proposal = next((each for each in standing.titles if each.title == title), None)
            return _word(getattr(_there(proposal), part))
        case ("classes", scheme):
            return _there(next((each for each in standing.classes if each.scheme == scheme), None)).possible
        case _:
            raise NotThereError


# ---- an evaluation ----------------------------------------------------------------------


def _of_evaluation(expectation: Expectation, evaluation: Evaluation) -> Wanted:
    path = expectation.path
    match path:
        case ("score", *_):
            return _of_score(expectation, evaluation.score)
        case ("notes",):
            return tuple(sorted(f"{note.code} {note.subject}" for note in evaluation.notes))
        case ("stated", *_):
            return _of_stated(path, evaluation)
        case _:
            try:
                return _of_target(expectation, evaluation[path[0]])
            except KeyError:
                raise NotThereError from None


def _of_target(expectation: Expectation, found: Assessment) -> Wanted:
    match expectation.path:
        case (_, "need"):
            return None if found.need is None else "…"
        case (_, "need", part):
            return _of_need(part, _there(found.need))
        case (_, "labels"):
            return _labels(found.labels, expectation.wanted)
        case (_, "maximum"):
            return None if found.maximum is None else Interval.point(found.maximum)
        case (_, field) if field in RANGES:
            interval: Interval | None = attrgetter(field)(found)
            return interval
        case (_, field):
            return _word(getattr(found, field))
        case _:
            raise NotThereError


def _of_need(part: str, need: Need) -> Wanted:
    match part:
        case "limit":
            return Interval.point(need.limit)
        case "spare":
            return need.spare
        case _:
            return _word(getattr(need, part))


def _of_score(expectation: Expectation, score: Score) -> Wanted:
    match expectation.path:
        case (_, "points"):
            return score.points
        case (_, "maximum"):
            return Interval.point(score.maximum)
        case (_, "share"):
            return score.share
        case (_, "labels"):
            return _labels(score.labels, expectation.wanted)
        case (_, "vetoes", target):
            return _there(next((veto for veto in score.vetoes if veto.target == target), None)).fires.value
        case (_, "groups", name, field):
            group = _there(next((each for each in score.groups if each.group == name), None))
            if field == "labels":
                return _labels(group.labels, expectation.wanted)
            return group.points if field == "points" else Interval.point(group.maximum)
        case _:
            raise NotThereError


def _of_stated(path: tuple[str, ...], evaluation: Evaluation) -> Wanted:
    # The order is told by nothing in the format: a check is found by what it is about.
    checks = {f"{each.indicator} {each.mode.value} {each.against}": each for each in evaluation.stated}
    if len(path) == 1:
        return tuple(sorted(checks))
    check = _there(checks.get(path[1]))
    match path[2]:
        case "mark":
            return Interval.point(check.mark)
        case "value":
            return check.value
        case _:
            return check.consistent


# ---- values -----------------------------------------------------------------------------


def _range(low: int, high: int) -> Interval:
    return Interval(Interval.point(low).low, Interval.point(high).high)


def _word(value: object) -> Wanted:
    if isinstance(value, StrEnum):
        return value.value
    return None if value is None else str(value)


def _labels(labels: Sequence[Text], wanted: Wanted) -> Wanted:
    """Return labels in the language they were expected in, where that is one of the two."""
    vietnamese = tuple(label.vi for label in labels)
    return vietnamese if wanted == vietnamese else tuple(label.en for label in labels)


def _nth(keys: Sequence[Interval | None], index: str) -> Interval | None:
    if int(index) >= len(keys):
        raise NotThereError
    return keys[int(index)]


def _there(thing: T | None) -> T:
    if thing is None:
        raise NotThereError
    return thing

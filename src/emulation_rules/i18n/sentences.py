"""Sentences: one for each target of an evaluation, and one for each other thing it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from emulation_rules.i18n.catalogue import say
from emulation_rules.i18n.display_width import visible
from emulation_rules.i18n.needs import limit_words, need_words
from emulation_rules.i18n.numbers_text import difference_words, interval_words, number_words, range_words
from emulation_rules.model.evaluation import Assessment
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import Grade
from emulation_rules.model.quantity import Unit
from emulation_rules.model.text import Language
from emulation_rules.model.verdict import Exceeded, Reason, Verdict

_SETTLED_AS_A_WHOLE: Final = frozenset({Reason.CLAIMED, Reason.JUDGED})
_DONE: Final = {Fraction(0): "claim_no", Fraction(1): "claim_yes"}


def title_words(assessment: Assessment, language: Language) -> str:
    """Return the title of a target or part, or its id where it has none."""
    return visible(assessment.title.pick(language)) or f"`{visible(assessment.target)}`"


def explain_assessment(assessment: Assessment, language: Language) -> str:
    """Return one sentence: verdict, figures, what is asked, what meets it, and on what evidence."""
    clauses = [verdict_sentence(assessment, language)]
    if assessment.verdict is not Verdict.NOT_APPLICABLE:
        clauses += [
            observed_clause(assessment, language),
            asked_clause(assessment, language),
            need_words(assessment, language),
            parts_clause(assessment, language),
            points_clause(assessment, language) if _earns_in_part(assessment) else "",
            evidence_words(assessment, language),
        ]
    elif assessment.reason is Reason.ONLY_SCORED:
        clauses += [
            observed_clause(assessment, language),
            points_clause(assessment, language),
            evidence_words(assessment, language),
        ]
    said = "; ".join(clause for clause in clauses if clause)
    return say("explanation", language, title=title_words(assessment, language), said=said)


def explain_parts(assessments: Iterable[Assessment], language: Language, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield a sentence for each target and, below it, for each of its parts, with how deep each stands."""
    for assessment in assessments:
        yield depth, explain_assessment(assessment, language)
        yield from explain_parts(assessment.parts, language, depth + 1)


def verdict_word(assessment: Assessment, language: Language) -> str:
    """Return the verdict in a word or two: ``đạt và vượt``, ``not met``."""
    if assessment.reason is Reason.ONLY_SCORED:
        return say("reason_only_scored", language)
    if assessment.verdict is Verdict.MET and assessment.exceeded is Exceeded.YES:
        return say("exceeded_yes", language)
    return say(f"verdict_{assessment.verdict}", language)


def verdict_sentence(assessment: Assessment, language: Language) -> str:
    """Return the verdict with the amount it rests on, or with its reason where there is no amount."""
    match assessment.verdict:
        case Verdict.MET if assessment.reason is Reason.STILL_ZERO:
            return _because(say("verdict_met", language), assessment.reason, language)
        case Verdict.MET:
            return _met(assessment, language)
        case Verdict.NOT_MET:
            return _missed(assessment, language)
        case _ if assessment.reason is Reason.ONLY_SCORED:
            return say("reason_only_scored", language)
        case _:
            return _because(say(f"verdict_{assessment.verdict}", language), assessment.reason, language)


def _because(verdict: str, reason: Reason, language: Language) -> str:
    return say("because", language, verdict=verdict, reason=say(f"reason_{reason}", language))


def _met(assessment: Assessment, language: Language) -> str:
    margin, excess = assessment.margin, assessment.excess
    match assessment.exceeded:
        case Exceeded.YES if excess is not None and excess.low is not None and excess.low >= 0:
            amount = difference_words(excess, assessment.unit, language)
            return say("exceeded_by", language, amount=amount)
        case Exceeded.NO if margin is not None and margin.is_point and not margin.number:
            return say("met_on_the_mark", language)
        case None:
            return say("verdict_met", language)
        case exceeded:
            return say(f"exceeded_{exceeded}", language)


def _missed(assessment: Assessment, language: Language) -> str:
    margin = assessment.margin
    if margin is None or margin.high is None or margin.high > 0:
        return say("verdict_not_met", language)
    if margin.is_point and not margin.number:
        return say("missed_on_the_mark", language)
    amount = difference_words(-margin, assessment.unit, language)
    return say(_side(assessment), language, amount=amount)


def _side(assessment: Assessment) -> str:
    """Return the message that says on which side of its mark a missed value lies."""
    observed, mark = assessment.observed, assessment.mark
    if observed is None or mark is None:
        return "missed_by"
    if observed.high is not None and mark.low is not None and observed.high <= mark.low:
        return "missed_below"
    if observed.low is not None and mark.high is not None and observed.low >= mark.high:
        return "missed_above"
    return "missed_by"


def observed_words(assessment: Assessment, language: Language) -> str:
    """Return the value reported, or an empty string. A claim about a yes-or-no indicator is put in words."""
    observed = assessment.observed
    if observed is None:
        return ""
    if assessment.grade is Grade.CLAIM and observed.is_point and observed.number in _DONE:
        return say(_DONE[observed.number], language)
    return interval_words(observed, assessment.unit, language)


def observed_clause(assessment: Assessment, language: Language) -> str:
    """Return what was reported and what it is compared with, or an empty string."""
    observed = observed_words(assessment, language)
    if assessment.baseline is None:
        return say("reported", language, observed=observed) if observed else ""
    baseline = interval_words(assessment.baseline, assessment.unit, language)
    code = "reported_from" if observed else "baseline_only"
    return say(code, language, observed=observed, baseline=baseline)


def points_clause(assessment: Assessment, language: Language) -> str:
    """Return the points of a target, or an empty string where it has none."""
    if assessment.points is None or assessment.maximum is None:
        return ""
    points = range_words(assessment.points, Unit.NUMBER, language)
    return say("earned", language, points=points, maximum=number_words(assessment.maximum, language))


def _earns_in_part(assessment: Assessment) -> bool:
    """Whether the points are not plain from the verdict: met without all of them, or missed with some."""
    points, most = assessment.points, assessment.maximum
    if points is None or most is None:
        return False
    match assessment.verdict:
        case Verdict.MET:
            return points != Interval.point(most)
        case Verdict.NOT_MET:
            return points != Interval.point(0)
        case _:
            return False


def mark_words(assessment: Assessment, language: Language) -> str:
    """Return the mark where the criterion's own words do not state it: a level worked out, assigned or referred to."""
    if assessment.mark is None:
        return ""
    # "None" says zero as plainly as a digit does.
    stated = any(character.isdigit() for character in assessment.criterion.en) or assessment.criterion.en == "none"
    if stated and assessment.baseline is None:
        return ""
    return interval_words(assessment.mark, assessment.unit, language)


def asked_clause(assessment: Assessment, language: Language) -> str:
    """Return the criterion as the ruleset words it, with its mark where that is worked out, or an empty string."""
    criterion = visible(assessment.criterion.pick(language))
    if not criterion:
        return ""
    mark = mark_words(assessment, language)
    return say("asked_mark" if mark else "asked", language, criterion=criterion, mark=mark)


def parts_clause(assessment: Assessment, language: Language) -> str:
    """Return how many parts of a composite are met and which are not, or an empty string where they settled nothing."""
    if not assessment.parts or assessment.reason in _SETTLED_AS_A_WHOLE:
        return ""
    met = sum(part.verdict is Verdict.MET for part in assessment.parts)
    said = [say("parts_met", language, met=str(met), all=str(len(assessment.parts)))]
    for verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE):
        names = ", ".join(title_words(part, language) for part in assessment.parts if part.verdict is verdict)
        if names:
            said.append(say("parts_named", language, verdict=say(f"verdict_{verdict}", language), names=names))
    return "; ".join(said)


def evidence_words(assessment: Assessment, language: Language) -> str:
    """Return the grade of the evidence where it is not a plain figure, or an empty string."""
    if assessment.grade is None:
        return _ruling_words(assessment.reason, language)
    if assessment.grade is Grade.FIGURE:
        return ""
    if assessment.stages:
        return _stages_words(assessment, language)
    grade = say(f"grade_{assessment.grade}", language)
    # A value known exactly has its grade from the baseline, which has no text here.
    vague = assessment.observed is not None and not assessment.observed.is_point
    if assessment.grade in (Grade.BOUND, Grade.ROUNDED) and assessment.written and vague:
        return say("evidence_written", language, grade=grade, written=visible(assessment.written))
    return grade


def _stages_words(assessment: Assessment, language: Language) -> str:
    """Return which stage's points counted and what each stage gave."""
    given = (
        say("stage_points", language, stage=visible(stage), points=range_words(points, assessment.unit, language))
        for stage, points in assessment.stages
    )
    code = "evidence_stage" if assessment.stage else "evidence_stages"
    return say(code, language, stage=visible(assessment.stage), stages=", ".join(given))


def _ruling_words(reason: Reason, language: Language) -> str:
    """Return what settled a target that has no graded observation of its own."""
    return say(f"reason_{reason}", language) if reason in _SETTLED_AS_A_WHOLE else ""


def outcome_words(assessment: Assessment, language: Language) -> str:
    """Return the shortest account of a verdict: by how much it was met, what is missing, or why it is not settled."""
    match assessment.verdict:
        case _ if assessment.reason is Reason.ONLY_SCORED:
            return ""
        case Verdict.UNDETERMINED | Verdict.NOT_APPLICABLE:
            return say(f"reason_{assessment.reason}", language)
        case Verdict.NOT_MET if assessment.need is not None:
            return need_words(assessment, language) or _margin_words(assessment, language)
        case _ if assessment.reason is Reason.STILL_ZERO or assessment.reason in _SETTLED_AS_A_WHOLE:
            return say(f"reason_{assessment.reason}", language)
        case _ if assessment.parts:
            return parts_clause(assessment, language)
        case _ if assessment.margin is not None:
            return _margin_words(assessment, language)
        case _:
            return limit_words(assessment.need, language) if assessment.need else ""


def _margin_words(assessment: Assessment, language: Language) -> str:
    margin = assessment.margin
    if margin is None:
        return ""
    if margin.is_point and not margin.number:
        # Nothing is on the mark by an amount; what is asked exactly needs no more words.
        return "" if assessment.exceeded is None else say("on_the_mark", language)
    words = difference_words(margin, assessment.unit, language)
    return f"+{words}" if margin.is_point and margin.number > 0 else words

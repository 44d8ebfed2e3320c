"""An evaluation put together from rulings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emulation_rules.assessment.assess import Assessed, assess
from emulation_rules.assessment.notes import notes_on
from emulation_rules.assessment.stated import stated_checks
from emulation_rules.model.evaluation import Evaluation
from emulation_rules.model.report import Report
from emulation_rules.plan.plan import Plan
from emulation_rules.plan.readings import Readings
from emulation_rules.plan.ruling import Ruling
from emulation_rules.scoring.tree import score


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an evaluation was made from and by."""

    ruleset_digest: str = ""
    report_digest: str = ""
    engine: str = ""
    engine_note: str = ""


def evaluation_of(
    plan: Plan, report: Report, readings: Readings, rulings: Sequence[Ruling], provenance: Provenance
) -> Evaluation:
    """Return the evaluation of one report whose every target was ruled on from the same readings."""
    assessed = [assess(plan, planned, ruling, readings) for planned, ruling in zip(plan.targets, rulings, strict=True)]
    return compose(plan, report, readings, assessed, provenance)


def compose(
    plan: Plan, report: Report, readings: Readings, assessed: Sequence[Assessed], provenance: Provenance
) -> Evaluation:
    """Return an evaluation of targets already assessed, in the plan's order."""
    assessments = tuple(one.assessment for one in assessed)
    earned = {one.assessment.target: one.earned for one in assessed}
    return Evaluation(
        ruleset=plan.ruleset.id,
        ruleset_digest=provenance.ruleset_digest,
        report_digest=provenance.report_digest,
        period=plan.period,
        unit=report.unit,
        assessments=assessments,
        score=score(plan, earned),
        stated=stated_checks(plan, readings),
        notes=notes_on(plan, report, readings, assessments),
        engine=provenance.engine,
        engine_note=provenance.engine_note,
    )

"""Decide, exactly and explainably, whether declared targets were met.

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

# What `typing` says too; importing it would take longer than all the rest of this file.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from emulation_rules.api import (
        audit,
        compare,
        compile_ruleset,
        diff,
        evaluate,
        evaluate_all,
        evaluate_frame,
        explain,
        explain_changes,
        impact,
        lint,
        load,
        load_reports,
        load_version,
        loads,
        prove,
        run_tests,
        sensitivity,
        session,
        standings,
        to_sql,
    )
    from emulation_rules.cluster.session import Changes, Session
    from emulation_rules.engines.decision import Decision
    from emulation_rules.evaluator import Evaluator
    from emulation_rules.exchange.comparison_json import comparison_to_json
    from emulation_rules.exchange.evaluation_json import (
        evaluation_from_json,
        evaluation_to_json,
        evaluations_from_json,
        evaluations_to_json,
    )
    from emulation_rules.exchange.report_figures import report_from_figures
    from emulation_rules.exchange.standings_json import standings_from_json, standings_to_json
    from emulation_rules.frames.frame_names import FrameNames
    from emulation_rules.frames.matched_columns import UnreportedTargetWarning
    from emulation_rules.i18n.catalogue import render_findings
    from emulation_rules.i18n.standing_sentences import explain_standing
    from emulation_rules.model.comparison import Comparison
    from emulation_rules.model.errors import (
        EmulationRulesError,
        EngineUnavailableError,
        InvalidDocumentError,
        InvalidEvaluationError,
        InvalidReportError,
        InvalidRulesetError,
        InvalidStandingsError,
        InvalidTrialError,
        NotInSqlError,
    )
    from emulation_rules.model.evaluation import Assessment, Evaluation, Score
    from emulation_rules.model.finding import Finding
    from emulation_rules.model.impact import Impact
    from emulation_rules.model.interval import Interval
    from emulation_rules.model.observation import Observation
    from emulation_rules.model.period import Period
    from emulation_rules.model.proof import Proofs
    from emulation_rules.model.report import Report
    from emulation_rules.model.ruleset import CLUSTER, Ruleset
    from emulation_rules.model.ruleset_changes import RulesetChanges
    from emulation_rules.model.sensitivity import Sensitivity
    from emulation_rules.model.standing import Outcome, Rank, Standing, Standings
    from emulation_rules.model.trial_result import TrialReport
    from emulation_rules.model.verdict import Exceeded, Reason, Verdict
    from emulation_rules.syntax.locale_numbers import Locale

__version__ = "0.1.0"

_HOMES = {
    "api": (
        "audit",
        "compare",
        "compile_ruleset",
        "diff",
        "evaluate",
        "evaluate_all",
        "evaluate_frame",
        "explain",
        "explain_changes",
        "impact",
        "lint",
        "load",
        "load_reports",
        "load_version",
        "loads",
        "prove",
        "run_tests",
        "sensitivity",
        "session",
        "standings",
        "to_sql",
    ),
    "cluster.session": ("Changes", "Session"),
    "engines.decision": ("Decision",),
    "evaluator": ("Evaluator",),
    "exchange.comparison_json": ("comparison_to_json",),
    "exchange.evaluation_json": (
        "evaluation_from_json",
        "evaluation_to_json",
        "evaluations_from_json",
        "evaluations_to_json",
    ),
    "syntax.locale_numbers": ("Locale",),
    "exchange.report_figures": ("report_from_figures",),
    "frames.frame_names": ("FrameNames",),
    "frames.matched_columns": ("UnreportedTargetWarning",),
    "exchange.standings_json": ("standings_from_json", "standings_to_json"),
    "i18n.catalogue": ("render_findings",),
    "i18n.standing_sentences": ("explain_standing",),
    "model.comparison": ("Comparison",),
    "model.errors": (
        "EmulationRulesError",
        "EngineUnavailableError",
        "InvalidDocumentError",
        "InvalidEvaluationError",
        "InvalidReportError",
        "InvalidRulesetError",
        "InvalidStandingsError",
        "InvalidTrialError",
        "NotInSqlError",
    ),
    "model.evaluation": ("Assessment", "Evaluation", "Score"),
    "model.finding": ("Finding",),
    "model.impact": ("Impact",),
    "model.interval": ("Interval",),
    "model.observation": ("Observation",),
    "model.period": ("Period",),
    "model.proof": ("Proofs",),
    "model.report": ("Report",),
    "model.ruleset": ("CLUSTER", "Ruleset"),
    "model.sensitivity": ("Sensitivity",),
    "model.ruleset_changes": ("RulesetChanges",),
    "model.standing": ("Outcome", "Rank", "Standing", "Standings"),
    "model.trial_result": ("TrialReport",),
    "model.verdict": ("Exceeded", "Reason", "Verdict"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CLUSTER",
    "Assessment",
    "Changes",
    "Comparison",
    "Decision",
    "EmulationRulesError",
    "EngineUnavailableError",
    "Evaluation",
    "Evaluator",
    "Exceeded",
    "Finding",
    "FrameNames",
    "Impact",
    "Interval",
    "InvalidDocumentError",
    "InvalidEvaluationError",
    "InvalidReportError",
    "InvalidRulesetError",
    "InvalidStandingsError",
    "InvalidTrialError",
    "Locale",
    "NotInSqlError",
    "Observation",
    "Outcome",
    "Period",
    "Proofs",
    "Rank",
    "Reason",
    "Report",
    "Ruleset",
    "RulesetChanges",
    "Score",
    "Sensitivity",
    "Session",
    "Standing",
    "Standings",
    "TrialReport",
    "UnreportedTargetWarning",
    "Verdict",
    "audit",
    "compare",
    "comparison_to_json",
    "compile_ruleset",
    "diff",
    "evaluate",
    "evaluate_all",
    "evaluate_frame",
    "evaluation_from_json",
    "evaluation_to_json",
    "evaluations_from_json",
    "evaluations_to_json",
    "explain",
    "explain_changes",
    "explain_standing",
    "impact",
    "lint",
    "load",
    "load_reports",
    "load_version",
    "loads",
    "prove",
    "render_findings",
    "report_from_figures",
    "run_tests",
    "sensitivity",
    "session",
    "standings",
    "standings_from_json",
    "standings_to_json",
    "to_sql",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

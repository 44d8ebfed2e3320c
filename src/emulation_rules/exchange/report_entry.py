"""One observation as YAML or JSON writes it: a value, or a mapping that says more about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from emulation_rules.exchange.interval_notation import read_interval
from emulation_rules.exchange.observation_error import ObservationError, shown
from emulation_rules.exchange.observe import (
    Subject,
    check_stated,
    exact_observation,
    exact_stated,
    observe,
    stated_exceedance,
)
from emulation_rules.exchange.report_builder import ReportBuilder
from emulation_rules.exchange.report_fields import Fields, is_null
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade, Observation, StatedExceedance
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.nodes import MappingNode, Node, Scalar

VALUES: Final = ("value", "judged", "exact")
FIELDS: Final = (*VALUES, "source", "stage", "stated", "written", "grade")
STATED_FIELDS: Final = ("by", "exact", "written", "over", "mode")
GRADES: Final[Mapping[str, Grade]] = {grade.value: grade for grade in Grade}
MODES: Final[Mapping[str, ExceedanceMode]] = {mode.value: mode for mode in ExceedanceMode}


def read_entry(node: Node, subject: Subject, path: KeyPath, builder: ReportBuilder) -> Observation | None:
    """Return an observation, or None where nothing was reported or a fault was kept."""
    if is_null(node):
        return None
    if isinstance(node, Scalar):
        try:
            return observe(node.text, subject, declared=False)
        except ObservationError as error:
            builder.value_fault(error, node.text, path, node.place)
            return None
    if not isinstance(node, MappingNode):
        builder.fault("report_needs_value", path, node.place)
        return None
    return _Entry(node, subject, path, builder).read()


class _Entry:
    """An observation written as a mapping."""

    def __init__(self, node: MappingNode, subject: Subject, path: KeyPath, builder: ReportBuilder) -> None:
        self._fields = Fields(node, FIELDS, path, builder)
        self._subject = subject
        self._path = path
        self._builder = builder

    def read(self) -> Observation | None:
        given = self._fields.given(*VALUES)
        if len(given) != 1:
            self._builder.fault("report_needs_one_value", self._path, self._fields.place, given=", ".join(given) or "–")
            return None
        (name,) = given
        stage, source = (self._fields.text(field) or "" for field in ("stage", "source"))
        observation = self._exact() if name == "exact" else self._written(name, stage)
        stated = self._stated()
        if observation is None:
            return None
        return replace(observation, stage=stage, source=source, stated=stated)

    def _written(self, name: str, stage: str) -> Observation | None:
        for only_exact in self._fields.given("written", "grade"):
            place = self._fields.place_of(only_exact)
            self._builder.fault("report_field_needs_exact", (*self._path, only_exact), place, field=only_exact)
        text = self._fields.text(name)
        if text is None:
            return None
        try:
            return observe(text, self._subject, declared=False, stage=stage, judged=name == "judged")
        except ObservationError as error:
            self._value_fault(error, text, name)
            return None

    def _exact(self) -> Observation | None:
        held = self._interval("exact")
        grade = self._fields.choice("grade", GRADES) or _usual_grade(held)
        if held is None:
            return None
        text = self._fields.text("exact") or ""
        try:
            written = self._fields.text("written") or ""
            return exact_observation(held, grade, written, self._subject)
        except ObservationError as error:
            self._value_fault(error, text, "exact")
            return None

    def _interval(self, name: str, fields: Fields | None = None) -> Interval | bool | None:
        fields = fields or self._fields
        text = fields.text(name)
        if text is None or text in {"true", "false"}:
            return None if text is None else text == "true"
        try:
            return read_interval(text)
        except ValueError:
            self._builder.fault("report_bad_interval", (*fields.path, name), fields.place_of(name), text=shown(text))
            return None

    # ---- "so much above the target" -----------------------------------------------------

    def _stated(self) -> StatedExceedance | None:
        node = self._fields.node("stated")
        if not isinstance(node, MappingNode):
            if node is not None:
                self._builder.fault("report_needs_mapping", (*self._path, "stated"), node.place)
            return None
        fields = Fields(node, STATED_FIELDS, (*self._path, "stated"), self._builder)
        given = fields.given("by", "exact")
        mode = fields.choice("mode", MODES)
        over = self._over(fields)
        if len(given) != 1:
            self._builder.fault("report_stated_needs_by", fields.path, fields.place, given=", ".join(given) or "–")
            return None
        (name,) = given
        text = fields.text(name)
        if text is None:
            return None
        try:
            if name == "by":
                return stated_exceedance(text, over, mode, self._subject)
            return self._exact_stated(fields, over, mode or ExceedanceMode.UNSTATED)
        except ObservationError as error:
            self._builder.value_fault(error, text, (*fields.path, name), fields.place_of(name))
            return None

    def _exact_stated(self, fields: Fields, over: str, mode: ExceedanceMode) -> StatedExceedance | None:
        check_stated(mode, self._subject, fields.text("exact") or "")
        held = self._interval("exact", fields)
        if not isinstance(held, Interval):
            return None
        return exact_stated(held, fields.text("written") or "", over, mode, self._subject)

    def _over(self, fields: Fields) -> str:
        references = {name: name for name in self._builder.ruleset.references}
        return fields.choice("over", references) or ""

    # ---- faults -------------------------------------------------------------------------

    def _value_fault(self, error: ObservationError, text: str, name: str) -> None:
        self._builder.value_fault(error, text, (*self._path, name), self._fields.place_of(name))


def _usual_grade(held: Interval | bool | None) -> Grade:
    if isinstance(held, Interval):
        return Grade.FIGURE if held.is_point else Grade.BOUND
    return Grade.CLAIM

"""Observations as YAML or JSON writes them: a value, or a mapping that says more about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
from emulation_rules.exchange.stages import judged_in_stages
from emulation_rules.model.interval import Interval
from emulation_rules.model.observation import ExceedanceMode, Grade, Observation, StatedExceedance
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.syntax.yaml.nodes import MappingNode, Node, Scalar

VALUES: Final = ("value", "judged", "exact")
FIELDS: Final = (*VALUES, "source", "stage", "stated", "written", "grade")
STATED_FIELDS: Final = ("by", "exact", "written", "over", "mode")
GRADES: Final[Mapping[str, Grade]] = {grade.value: grade for grade in Grade}
MODES: Final[Mapping[str, ExceedanceMode]] = {mode.value: mode for mode in ExceedanceMode}


@dataclass(frozen=True, slots=True)
class Read:
    """One observation and where it is written. Points of several stages are several observations."""

    observation: Observation
    path: KeyPath
    place: Place


def read_entry(node: Node, subject: Subject, path: KeyPath, builder: ReportBuilder) -> tuple[Read, ...]:
    """Return what is observed; nothing where nothing was reported or a fault was kept."""
    if is_null(node):
        return ()
    if isinstance(node, Scalar):
        try:
            return (Read(observe(node.text, subject, declared=False), path, node.place),)
        except ObservationError as error:
            builder.value_fault(error, node.text, path, node.place)
            return ()
    if not isinstance(node, MappingNode):
        builder.fault("report_needs_value", path, node.place)
        return ()
    return _Entry(node, subject, path, builder).read()


class _Entry:
    """Observations written as a mapping."""

    def __init__(self, node: MappingNode, subject: Subject, path: KeyPath, builder: ReportBuilder) -> None:
        self._fields = Fields(node, FIELDS, path, builder)
        self._subject = subject
        self._path = path
        self._builder = builder
        self._grade: Grade | None = None

    def read(self) -> tuple[Read, ...]:
        given = self._fields.given(*VALUES)
        if len(given) != 1:
            self._builder.fault("report_needs_one_value", self._path, self._fields.place, given=", ".join(given) or "–")
            return ()
        (name,) = given
        if name == "exact":
            self._grade = self._fields.choice("grade", GRADES)
        else:
            self._refuse_with_texts()
        stage, source = (self._fields.text(field) or "" for field in ("stage", "source"))
        stated = self._stated()
        found = (self._one(name, *each) for each in self._by_stage(name, stage))
        return tuple(
            replace(each, observation=replace(each.observation, source=source, stated=stated))
            for each in found
            if each is not None
        )

    def _by_stage(self, name: str, stage: str) -> Iterator[tuple[str, Fields, str]]:
        """Yield the stage, the mapping and the key of each value: one, or one for each stage that judged."""
        node = self._fields.node(name)
        if not isinstance(node, MappingNode) or name == "value":
            yield stage, self._fields, name
            return
        path = (*self._path, name)
        if not judged_in_stages(self._subject):
            self._builder.fault("report_stages_of_no_score", path, node.place, key=self._subject.id)
            return
        if stage:
            place = self._fields.place_of("stage")
            self._builder.fault("report_stage_beside_stages", (*self._path, "stage"), place, stage=shown(stage))
        named = tuple(key.text for key, _ in node.entries)
        inner = Fields(node, named, path, self._builder)
        for each in named:
            yield each, inner, each

    def _one(self, name: str, stage: str, fields: Fields, key: str) -> Read | None:
        text = fields.text(key)
        if text is None:
            return None
        try:
            observation = (
                self._exact(fields, key)
                if name == "exact"
                else observe(text, self._subject, declared=False, stage=stage, judged=name == "judged")
            )
        except ObservationError as error:
            self._builder.value_fault(error, text, (*fields.path, key), fields.place_of(key))
            return None
        if observation is None:
            return None
        whole = fields is self._fields
        path, place = (self._path, self._fields.place) if whole else ((*fields.path, key), fields.place_of(key))
        return Read(replace(observation, stage=stage), path, place)

    def _refuse_with_texts(self) -> None:
        for only_exact in self._fields.given("written", "grade"):
            place = self._fields.place_of(only_exact)
            self._builder.fault("report_field_needs_exact", (*self._path, only_exact), place, field=only_exact)

    def _exact(self, fields: Fields, key: str) -> Observation | None:
        """Raise `ObservationError` for an interval the subject cannot have."""
        held = self._interval(key, fields)
        grade = self._grade or _usual_grade(held)
        written = self._fields.text("written") or ""
        return None if held is None else exact_observation(held, grade, written, self._subject)

    def _interval(self, name: str, fields: Fields) -> Interval | bool | None:
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


def _usual_grade(held: Interval | bool | None) -> Grade:
    if isinstance(held, Interval):
        return Grade.FIGURE if held.is_point else Grade.BOUND
    return Grade.CLAIM

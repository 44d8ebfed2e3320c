"""Which engine rules: the one asked for, or the one that takes over."""

from __future__ import annotations

from typing import Literal, TypeAlias

from emulation_rules.engines.base import Engine
from emulation_rules.model.errors import EngineUnavailableError
from emulation_rules.plan.plan import Plan

EngineName: TypeAlias = Literal["auto", "reference", "durable", "compiled"]
ENGINE_NAMES: tuple[EngineName, ...] = ("auto", "reference", "durable", "compiled")


def chosen_engine(name: EngineName, plan: Plan) -> tuple[Engine, str]:
    """Return an engine and, where another than ``auto``'s first choice took over, a note that says why.

    Engines are imported when first chosen. Raises `EngineUnavailableError`, and `ValueError` for an unknown name.
    """
    match name:
        case "reference":
            from emulation_rules.engines.reference import ReferenceEngine  # noqa: PLC0415

            return ReferenceEngine(plan), ""
        case "compiled":
            return _compiled(plan), ""
        case "durable":
            return _durable(plan), ""
        case "auto":
            try:
                return _durable(plan), ""
            except EngineUnavailableError as error:
                return _compiled(plan), str(error)
        case _:
            raise ValueError(f"no engine `{name}`; there are {', '.join(ENGINE_NAMES)}")


def _compiled(plan: Plan) -> Engine:
    from emulation_rules.engines.compiled import CompiledEngine  # noqa: PLC0415

    return CompiledEngine(plan)


def _durable(plan: Plan) -> Engine:
    from emulation_rules.engines.durable import DurableEngine  # noqa: PLC0415

    return DurableEngine(plan)

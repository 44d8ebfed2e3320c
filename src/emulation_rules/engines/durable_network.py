"""A rule network in durable-rules. The only file that knows the package.

durable-rules crashes on hostile numbers, so it never sees a reported one: it is given facts of small whole numbers we
made ourselves (`plan.evidence`), and its rules say what they come to. Every question has three rules of which exactly
one fires: met (``m``), not met (``n``), undetermined (``u``).

The C module is driven without the package's Python host: the host starts threads and costs four times as much.
"""

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TypeAlias

from emulation_rules.model.errors import EngineUnavailableError

_SESSION = "1"

Ends: TypeAlias = tuple[int, int, int]
"""Low end, high end and claim (1 true, -1 false, 0 none) of one question."""


def load_module() -> ModuleType:
    """Return durable-rules' C module. Raises `EngineUnavailableError` where it is not installed or does not load."""
    try:
        import durable_rules_engine  # noqa: PLC0415  (only when the engine is used)
    except (ImportError, OSError) as error:
        raise EngineUnavailableError(f"durable-rules is not available: {error}; try `--engine auto`") from error
    module: ModuleType = durable_rules_engine
    return module


class Network:
    """One ruleset of durable-rules for some questions. May be shared between threads.

    ``questions`` gives each question's number and the least end that passes its test.
    """

    def __init__(self, module: ModuleType, questions: Iterable[tuple[int, int]]) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._facts = 0
        rules = {name: rule for number, k in questions for name, rule in _rules(number, k)}
        self._handle = module.create_ruleset("questions", json.dumps(rules))
        self._session = _Session()
        # Not at exit: the process gives everything back anyway.
        weakref.finalize(self, _dispose, module, self._handle, self._session).atexit = False

    def fire(self, fields: str) -> list[str]:
        """Assert one fact with the fields of all questions that apply; return the names of the rules that fired."""
        if not fields:
            return []
        module, handle, fired = self._module, self._handle, list[str]()
        with self._lock:
            self._facts += 1
            fact = f'{{"sid":"{_SESSION}","id":{self._facts},{fields}}}'
            try:
                _, state = module.assert_fact(handle, fact)
                started = module.start_action_for_state(handle, state)
                message = started and started[1]
                while message:
                    fired.append(message[2 : message.index('"', 2)])
                    message = module.complete_and_start_action(handle, state)
            finally:
                self._session.acted = self._session.acted or bool(fired)
                # One fixed session, emptied each time: `delete_state` can crash, and without either, memory grows.
                module.retract_fact(handle, fact)
        return fired


def fact_fields(number: int, ends: Ends) -> str:
    """Return one question's fields of a fact."""
    low, high, claim = ends
    return f'"a{number}":{low},"b{number}":{high},"c{number}":{claim}'


@dataclass(slots=True)
class _Session:
    """Whether an action ever ran in a network's one session."""

    acted: bool = False


def _dispose(module: ModuleType, handle: object, session: _Session) -> None:
    """Give a network's memory back: some 180 KB for its rules, and twice that for the session.

    A session in which no action ran must not be deleted: that frees an uninitialised pointer.
    """
    if session.acted:
        module.delete_state(handle, _SESSION)
    module.delete_ruleset(handle)


def _rules(number: int, k: int) -> Iterator[tuple[str, object]]:
    """Three rules of which exactly one fires on a fact that has the question's ends."""
    low, high, claim = (f"{letter}{number}" for letter in "abc")
    passes, fails = {"$gte": {low: k}}, {"$lt": {high: k}}
    undecided = [{"$lt": {low: k}}, {"$gte": {high: k}}]
    claimed = {"$and": [*undecided, {"$gt": {claim: 0}}]}
    denied = {"$and": [*undecided, {"$lt": {claim: 0}}]}
    yield f"m{number}", {"all": [{"f": {"$or": [passes, claimed]}}]}
    yield f"n{number}", {"all": [{"f": {"$or": [fails, denied]}}]}
    yield f"u{number}", {"all": [{"f": {"$and": [*undecided, {claim: 0}]}}]}

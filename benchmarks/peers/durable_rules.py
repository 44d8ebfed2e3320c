"""durable-rules used directly on reported figures, in the ways its own users would.

Neither way is one to use on figures nobody checked: the package computes in binary floats and some numbers crash it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from types import ModuleType
from typing import ClassVar

from peers.base import Decide, Outcome, Own, Peer
from peers.by_hand import FACTOR
from workload import Figures, Test, Workload, program_key

_OPERATORS = {"<=": "$lte", "<": "$lt", ">=": "$gte", ">": "$gt"}


class _Direct(Peer):
    needs = "durable_rules_engine"
    most: ClassVar[int] = 60  # one message matches at most 64 rules

    def outcome(self, result: Own) -> Outcome:
        return result[0], result[1]


class SplitFacts(_Direct):
    """One `assert_facts` of a small fact a target in a session of its own, then `delete_state`; no Python host."""

    name = "durable-rules' C module, a fact a target"

    def prepare(self, workload: Workload) -> Decide:
        import durable_rules_engine as module  # noqa: PLC0415  (a package not everywhere)

        rules = {f"r{n}": {"all": [{"m": when}]} for n, when in enumerate(_split_rules(workload))}
        handle = module.create_ruleset("split", json.dumps(rules))
        pairs = [list(_fields(target.tests)) for target in workload.targets]
        points = [target.points for target in workload.targets]
        session = 0

        def decide(report: Own) -> Own:
            nonlocal session
            session += 1
            sid = self.session(session)
            facts = [
                {"sid": sid, "id": f"{session}-{n}", "t": n, **{field: report[key] for field, key in fields}}
                for n, fields in enumerate(pairs)
            ]
            text = json.dumps(facts)
            met = [False] * len(points)
            _, state = module.assert_facts(handle, text)
            started = module.start_action_for_state(handle, state)
            message = started and started[1]
            while message:
                met[_rule_number(message)] = True
                message = module.complete_and_start_action(handle, state)
            if any(met):
                self.clear(module, handle, sid, text)
            else:  # deleting a session in which nothing fired frees an uninitialised pointer
                module.retract_facts(handle, text)
            return met, sum(compress(points, met))

        return decide

    def session(self, number: int) -> str:
        """Return the session a report's facts go to."""
        return str(number)

    def clear(self, module: ModuleType, handle: object, sid: str, text: str) -> None:
        """Forget a report's facts."""
        del text
        module.delete_state(handle, sid)


class SplitFactsRetracted(SplitFacts):
    """One fixed session, emptied with `retract_facts`."""

    name = "the same, retracted"

    def session(self, number: int) -> str:
        del number
        return "1"

    def clear(self, module: ModuleType, handle: object, sid: str, text: str) -> None:
        del sid
        module.retract_facts(handle, text)


class WholeFact(_Direct):
    """One `assert_fact` of the whole report in one fixed session, then `retract_fact`; no Python host."""

    name = "durable-rules' C module, one fact"

    def prepare(self, workload: Workload) -> Decide:
        import durable_rules_engine as module  # noqa: PLC0415  (a package not everywhere)

        rules = {f"r{n}": {"all": [{"m": when}]} for n, when in enumerate(_whole_rules(workload))}
        handle = module.create_ruleset("whole", json.dumps(rules))
        points = [target.points for target in workload.targets]
        number = 0

        def decide(report: Own) -> Own:
            nonlocal number
            number += 1
            text = json.dumps({"sid": "1", "id": number, **report})
            met = [False] * len(points)
            code, state = module.assert_fact(handle, text)
            if code == 0:
                started = module.start_action_for_state(handle, state)
                message = started and started[1]
                while message:
                    met[_rule_number(message)] = True
                    message = module.complete_and_start_action(handle, state)
            module.retract_fact(handle, text)
            return met, sum(compress(points, met))

        return decide

    def figures(self, report: Figures) -> Own:
        return {key.replace("@2021", "_before"): value for key, value in report.items()}


class Host(WholeFact):
    """`Host.assert_fact` of the whole report, an action a target, then `retract_fact`; timer threads not started."""

    name = "durable-rules' Python host"
    needs = "durable"

    def prepare(self, workload: Workload) -> Decide:
        from durable.engine import Host, MessageNotHandledException  # type: ignore[import-untyped]  # noqa: PLC0415

        class Quiet(Host):  # type: ignore[misc]
            def _run(self) -> None:
                """Start no timers."""

        fired: list[int] = []

        def action(number: int) -> Callable[[object], None]:
            return lambda _: fired.append(number)

        rules = {f"r{n}": {"all": [{"m": when}], "run": action(n)} for n, when in enumerate(_whole_rules(workload))}
        host = Quiet({"whole": rules})
        points = [target.points for target in workload.targets]
        number = 0

        def decide(report: Own) -> Own:
            nonlocal number
            number += 1
            fired.clear()
            fact = {"sid": "1", "id": number, **report}
            try:
                host.assert_fact("whole", fact)
            except MessageNotHandledException:  # no target met
                pass
            else:
                host.retract_fact("whole", fact)
            met = [False] * len(points)
            for target in fired:
                met[target] = True
            return met, sum(compress(points, met))

        return decide


def _rule_number(message: str) -> int:
    return int(message[3 : message.index('"', 3)])


def _fields(tests: Sequence[Test]) -> Iterator[tuple[str, str]]:
    """Yield field of the small fact and key of the report."""
    for number, test in enumerate(tests):
        yield f"v{number}", program_key(test.left)
        scaled = FACTOR.fullmatch(test.right)
        if scaled is not None:
            yield f"p{number}", program_key(scaled["name"])


def _split_rules(workload: Workload) -> Iterator[object]:
    for number, target in enumerate(workload.targets):
        tests = [_rule(test, f"v{n}", f"p{n}") for n, test in enumerate(target.tests)]
        yield {"$and": [{"t": number}, *tests]}


def _whole_rules(workload: Workload) -> Iterator[object]:
    for target in workload.targets:
        tests = [_rule(test, test.left, test.right.split()[-1]) for test in target.tests]
        yield tests[0] if len(tests) == 1 else {"$and": tests}


def _rule(test: Test, left: str, right: str) -> object:
    """Return the condition that ``left`` stands to the constant or to the field ``right`` as the test says."""
    scaled = FACTOR.fullmatch(test.right)
    limit: object = {"$m": right}
    if scaled is None:
        limit = float(test.right) if "." in test.right else int(test.right)
    elif scaled["factor"] is not None:
        limit = {"$mul": {"$l": limit, "$r": float(scaled["factor"])}}
    return {left: limit} if test.operator == "==" else {_OPERATORS[test.operator]: {left: limit}}


PEERS = (SplitFacts, SplitFactsRetracted, WholeFact, Host)

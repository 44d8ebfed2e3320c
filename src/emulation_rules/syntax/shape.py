"""The shape of a ruleset document: what has it is understood, what has not is reported and taken out.

Taking the bad parts out lets everything else still be checked, so that an author sees all faults at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from emulation_rules.model.errors import InvalidRulesetError
from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.ruleset import RulesetDocument
from emulation_rules.syntax.documents.values import shown
from emulation_rules.syntax.documents.words import FORMAT
from emulation_rules.syntax.other_form import is_other_form
from emulation_rules.syntax.shape_faults import report_shape_faults
from emulation_rules.syntax.yaml.data import Data

_STAND_INS: Final[dict[str, Data]] = {
    "format": FORMAT,
    "id": "unknown",
    "title": "unknown",
    "period": 2000,
    "indicators": {},
    "targets": {},
}
"""What takes the place of a required part that is missing or bad, only to go on checking the rest."""

_COLLECTIONS: Final = frozenset(
    {
        *("units", "peers", "constants", "tables", "indicators", "references", "assigned", "targets", "groups"),
        *("titles", "classes"),
    }
)
_MARK: Final = 3
"""Where in the path of a reference's mark the indicator stands."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A document of the right shape, and the paths of what had to be taken out of it."""

    document: RulesetDocument
    broken: frozenset[KeyPath]

    def lacks(self, collection: str, key: str) -> bool:
        """Whether an entry was taken out of a collection, so that nothing can be said about it."""
        return (collection,) in self.broken or (collection, key) in self.broken

    def taken_out(self, collection: str) -> list[str]:
        """Return the keys taken out of a collection, at any depth."""
        return [str(path[-1]) for path in self.broken if path[0] == collection and len(path) > 1]


def shape_of(faults: Faults) -> Shape:
    """Return the parts of a document that have the right shape. Raises `InvalidRulesetError` where nothing has."""
    data = faults.document.data
    if not isinstance(data, dict):
        faults.add("expected_mapping", (), given=shown(data))
        raise InvalidRulesetError(faults.findings)
    form = data.get("format")
    if isinstance(form, str) and is_other_form(form, FORMAT):
        faults.add("not_a_ruleset", ("format",), given=shown(form), wanted=FORMAT)
        raise InvalidRulesetError(faults.findings)
    nulls = list(_stray_nulls(data, ()))
    for path in nulls:
        faults.add_at_key("nothing_written", path, key="-" if isinstance(path[-1], int) else path[-1])
    try:
        document = RulesetDocument.model_validate(data)
    except ValidationError as error:
        return _pruned(data, [*report_shape_faults(error, faults, nulls), *nulls], faults)
    return _pruned(data, nulls, faults) if nulls else Shape(document, frozenset())


def _pruned(data: dict[str, Data], paths: Iterable[KeyPath], faults: Faults) -> Shape:
    rest = deepcopy(data)
    broken = {_entry(path) for path in paths}
    broken |= {inner for path in broken if path[0] == "targets" for inner in _inside(_at(data, path), path)}
    for path in broken:
        _take_out(rest, path)
    broken |= {(key,) for key in _STAND_INS if key not in rest}
    try:
        return Shape(RulesetDocument.model_validate({**_STAND_INS, **rest}), frozenset(broken))
    except ValidationError:
        raise InvalidRulesetError(faults.findings) from None


def _entry(path: KeyPath) -> KeyPath:
    """Return the smallest entry around a fault that a document can do without."""
    if path[0] not in _COLLECTIONS or len(path) == 1:
        return path[:1]
    end = 2
    while path[0] == "targets" and path[end : end + 1] == ("of_which",) and len(path) > end + 1:
        end += 2
    return path[:end]


def _take_out(data: dict[str, Data], path: KeyPath) -> None:
    inside = _at(data, path[:-1])
    if isinstance(inside, dict):
        inside.pop(str(path[-1]), None)


def _at(data: Data, path: KeyPath) -> Data:
    """Return what stands at a path of keys, or None where there is nothing."""
    for step in path:
        data = data.get(str(step)) if isinstance(data, dict) else None
    return data


def _inside(target: Data, path: KeyPath) -> Iterable[KeyPath]:
    """Yield the paths of the targets that go with one that is taken out."""
    inner = target.get("of_which") if isinstance(target, dict) else None
    for name, each in inner.items() if isinstance(inner, dict) else ():
        at = (*path, "of_which", name)
        yield at
        yield from _inside(each, at)


def _stray_nulls(data: Data, path: KeyPath) -> Iterable[KeyPath]:
    """Yield where nothing is written though something should be: only the marks of references may be left open."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _stray_nulls(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _stray_nulls(item, (*path, index))
    elif data is None and not may_be_null(path):
        yield path


def may_be_null(path: KeyPath) -> bool:
    """Whether null has a meaning at a path: a reference may say that its source gives no mark."""
    of_mark = len(path) > _MARK and (path[0], path[2]) == ("references", "marks")
    return of_mark and path[_MARK + 1 :] in ((), ("number",))

"""Which keys may stand where, told by the types of the models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from emulation_rules.model.place import KeyPath
from emulation_rules.syntax.documents.ruleset import RulesetDocument


def is_tag(step: str | int) -> bool:
    """Whether a step of a location is the tag of a union."""
    return isinstance(step, str) and step.startswith("(") and step.endswith(")")


def keys_at(location: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys of the mapping at a location, whose tags say which of several models it is."""
    kinds: list[object] = [RulesetDocument]
    for step in location:
        if is_tag(step):
            kinds = [member for member in _members(kinds) if _is_tagged(member, str(step))]
        else:
            kinds = list(_inside(kinds, step))
    return _keys(kinds)


def keys_anywhere_at(path: KeyPath) -> tuple[str, ...]:
    """Return the keys a mapping at a path can have, whichever of several models it is."""
    kinds: list[object] = [RulesetDocument]
    for step in path:
        kinds = list(_inside(kinds, step))
    return _keys(kinds)


def _keys(kinds: Iterable[object]) -> tuple[str, ...]:
    models = [kind for kind in map(_bare, _members(kinds)) if _is_model(kind)]
    # A mapping keeps each key once, in the order of first appearance.
    return tuple({key: None for model in models for key, _ in _fields(model)})


def _inside(kinds: Iterable[object], step: str | int) -> Iterator[object]:
    """Yield the types of what a step leads to."""
    for kind in map(_bare, _members(kinds)):
        origin, arguments = get_origin(kind), get_args(kind)
        if (origin is list and isinstance(step, int)) or origin is dict:
            yield arguments[-1]
        elif _is_model(kind):
            yield from (annotation for key, annotation in _fields(kind) if key == step)


def _fields(model: object) -> Iterator[tuple[str, object]]:
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            yield field.alias or name, field.annotation


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _members(kinds: Iterable[object]) -> Iterator[object]:
    """Yield types with unions, and unions inside them, taken apart."""
    for kind in kinds:
        bare = _bare(kind)
        if get_origin(bare) in (Union, UnionType):
            yield from _members(get_args(bare))
        else:
            yield kind


def _bare(kind: object) -> object:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _is_tagged(kind: object, tag: str) -> bool:
    return get_origin(kind) is Annotated and any(
        isinstance(note, Tag) and note.tag == tag for note in get_args(kind)[1:]
    )

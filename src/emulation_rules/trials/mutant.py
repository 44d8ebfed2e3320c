"""A wrong ruleset made from a right one by one small change of its model, never of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from emulation_rules.model.numbers import decimal_places
from emulation_rules.model.place import KeyPath, Place
from emulation_rules.model.ruleset import Ruleset
from emulation_rules.model.trial_mutation import Mutation

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed ruleset, and what was changed. ``same`` is whether the change is known to make no difference."""

    mutation: Mutation
    ruleset: Ruleset
    same: bool = False


def mutation(ruleset: Ruleset, subject: str, kind: str, path: KeyPath, **details: str) -> Mutation:
    """Return what a change is told as, with the place of what it changes."""
    place = Place("") if ruleset.places is None else ruleset.places.of_key(path)
    return Mutation(subject, kind, place, tuple(details.items()))


def replaced(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """Return a mapping with another value for one key, in the same order."""
    return {name: value if name == key else each for name, each in mapping.items()}


def without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    """Return a mapping without one key."""
    return {name: each for name, each in mapping.items() if name != key}


def as_written(word: StrEnum) -> str:
    """Return a word as rulesets have it."""
    return word.value.replace("_", " ")


def last_digit(number: Fraction) -> Fraction:
    """Return one of the last decimal a number is written with: 1 for 75, 0.1 for 7.5."""
    return Fraction(1, 10 ** (decimal_places(number) or 0))

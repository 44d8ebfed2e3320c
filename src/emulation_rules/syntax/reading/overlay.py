"""One document laid over another: mappings merge key by key, null takes a key away, anything else takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from emulation_rules.model.place import KeyPath, Places
from emulation_rules.syntax.document import Document, Faults
from emulation_rules.syntax.shape import may_be_null
from emulation_rules.syntax.yaml.data import Data

T = TypeVar("T")


def laid_over(below: Document, above: Document, faults: Faults) -> Document:
    """Return both as one document, in the order of the lower one; new keys follow. Every value keeps its place.

    Keys taken away that are not there are noted as faults.
    """
    overlay = _Overlay(faults)
    data = overlay.merge(below.data, above.data, ())
    if isinstance(data, dict):
        data.pop("extends", None)
    places = Places(
        overlay.kept(below.places.keys, above.places.keys),
        overlay.kept(below.places.values, above.places.values),
        above.places.file,
    )
    return Document(data, places, {**below.origins, **above.origins})


class _Overlay:
    """A merge under way, with the paths at which the lower document no longer counts."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.covered: set[KeyPath] = set()

    def merge(self, below: Data, above: Data, path: KeyPath) -> Data:
        if not isinstance(below, dict) or not isinstance(above, dict):
            self.covered.add(path)
            return above
        merged = dict(below)
        for key, value in above.items():
            inner = (*path, key)
            if value is None and (key in below or not may_be_null(inner)):
                self._take_away(merged, key, inner)
            else:
                merged[key] = self.merge(below.get(key), value, inner)
        return merged

    def _take_away(self, merged: dict[str, Data], key: str, path: KeyPath) -> None:
        if key in merged:
            del merged[key]
            self.covered.add(path)
        else:
            self.faults.add_at_key("nothing_to_remove", path, self.faults.near(key, merged), key=key)

    def kept(self, below: Mapping[KeyPath, T], above: Mapping[KeyPath, T]) -> Mapping[KeyPath, T]:
        """Return the places of both, without those of the lower document that are covered."""
        seen = {path: place for path, place in below.items() if not self._is_covered(path)}
        return {**seen, **above}

    def _is_covered(self, path: KeyPath) -> bool:
        return any(path[:length] in self.covered for length in range(len(path) + 1))

"""``extends``: a document that only says what differs from another one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from emulation_rules.model.errors import InvalidRulesetError, raised_as
from emulation_rules.model.ids import RULESET_ID, is_id
from emulation_rules.syntax.document import Document, Faults, Origin
from emulation_rules.syntax.documents.values import shown
from emulation_rules.syntax.reading.beside import is_file, lies_in
from emulation_rules.syntax.reading.overlay import laid_over
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.source_text import RULESET_FILE, SourceText, read_text
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes

MAX_DEPTH: Final = 8
"""The most documents one may build on, one over the other."""

_MOST_BESIDE: Final = 1000
_OWN: Final = ("format", "id")


def read_document(text: str, file: str, base: Path | None) -> Document:
    """Return a document laid over the ones it extends; a value keeps the place in the file it comes from.

    ``base`` is the folder of the file, the only one (with its parent) in which others are looked for. Raises
    `InvalidRulesetError`.
    """
    return _read(text, file, base, ())


def _read(text: str, file: str, base: Path | None, below: tuple[str, ...]) -> Document:
    """Read one document of a chain; ``below`` holds the ids of those that extend it."""
    source = SourceText(text, file)
    with raised_as(InvalidRulesetError):
        root = read_nodes(text, file)
        data, places = to_data(root)
    document = Document(data, places, {file: Origin(source, root, base)})
    if not isinstance(data, dict) or data.get("extends") is None:
        return document
    wanted = data["extends"]
    # Anything but an id is a fault of shape, which is reported with all others.
    if not isinstance(wanted, str) or not is_id(wanted, RULESET_ID):
        return document
    faults = Faults(document)
    for key in _OWN:
        # What is not written would be taken over, and two rulesets would have one name.
        if data.get(key) is None:
            faults.add_at_key("missing_key", (), key=key)
    extended = _extended(wanted, (*below, shown(data.get("id"))), base, faults)
    merged = None if extended is None else laid_over(extended, document, faults)
    if merged is None or faults.findings:
        raise InvalidRulesetError(faults.findings)
    return merged


def _extended(wanted: str, chain: tuple[str, ...], base: Path | None, faults: Faults) -> Document | None:
    """Return the document that is extended, or None with a fault noted."""
    found = _found(wanted, chain, base, faults)
    if found is None:
        return None
    with raised_as(InvalidRulesetError):
        text = read_text(found)
    extended = _read(text, str(found), found.parent, chain)
    own = extended.data.get("id") if isinstance(extended.data, dict) else None
    if own == wanted:
        return extended
    faults.add("extends_other_id", ("extends",), file=str(found), given=shown(own), id=wanted)
    return None


# ---- finding the file -------------------------------------------------------------------


def _found(wanted: str, chain: tuple[str, ...], base: Path | None, faults: Faults) -> Path | None:
    path = ("extends",)
    if wanted in chain:
        faults.add("extends_cycle", path, chain=" → ".join((*chain[chain.index(wanted) :], wanted)))
    elif len(chain) > MAX_DEPTH:
        faults.add("extends_too_deep", path, most=str(MAX_DEPTH))
    elif base is None:
        faults.add("extends_without_folder", path, id=wanted)
    else:
        return _searched(wanted, base, faults)
    return None


def _searched(wanted: str, base: Path, faults: Faults) -> Path | None:
    for folder, candidate in _candidates(wanted, base):
        if is_file(candidate):
            if lies_in(folder, candidate):
                return candidate
            faults.add("extends_leaves_folder", ("extends",), file=str(candidate))
            return None
    looked = ", ".join(f"`{candidate}`" for _, candidate in _candidates(wanted, base))
    faults.add(
        "extends_not_found", ("extends",), faults.near(wanted, list(_ids_beside(base))), id=wanted, looked=looked
    )
    return None


def _candidates(wanted: str, base: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each folder searched with the file looked for in it."""
    yield base, base / f"{wanted}.yaml"
    yield base, base / wanted / RULESET_FILE
    yield _parent(base), _parent(base) / wanted / RULESET_FILE


def _parent(base: Path) -> Path:
    return base.resolve().parent if base.name in ("", "..") else base.parent


def _ids_beside(base: Path) -> Iterator[str]:
    """Yield ids that could have been meant."""
    try:
        for folder in (base, _parent(base)):
            for entry in islice(folder.iterdir(), _MOST_BESIDE):
                if is_file(entry / RULESET_FILE):
                    yield entry.name
                elif folder is base and entry.suffix == ".yaml":
                    yield entry.stem
    except OSError:
        return

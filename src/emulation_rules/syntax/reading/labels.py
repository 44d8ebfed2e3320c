"""Labels and texts of documents."""

from __future__ import annotations

from emulation_rules.model.place import KeyPath
from emulation_rules.model.text import Text
from emulation_rules.syntax.document import Faults
from emulation_rules.syntax.documents.base import Labelled, Languages


def label_of(labelled: Labelled) -> Text:
    """Return the label of something; it may have none."""
    return Text(labelled.vi or "", labelled.en or "")


def text_of(written: str | Languages | None, path: KeyPath, faults: Faults) -> Text:
    """Return a text: plain text means the same in both languages."""
    if isinstance(written, str):
        return Text(written, written)
    if written is None:
        return Text()
    if written.vi is None and written.en is None:
        faults.add("blank_text", path)
    return Text(written.vi or "", written.en or "")

"""What a message of the catalogue is."""

from __future__ import annotations

from dataclasses import dataclass

from emulation_rules.model.text import Text


@dataclass(frozen=True, slots=True)
class Message:
    """What is the matter and how to mend it, in both languages, with ``{placeholders}`` named in a finding's details.

    Style: lower case, no full stop, input in backticks, no names of classes.
    """

    what: Text
    remedy: Text = Text()


def both(vi: str, en: str) -> Message:
    """Return a message that needs no remedy."""
    return Message(Text(vi, en))

"""Findings of every severity, with everything one can carry, and one of a stranger who means harm."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from emulation_rules.model.finding import Finding, Severity
from emulation_rules.model.fix import Edit, Fix
from emulation_rules.model.place import Place
from emulation_rules.outputs.checked import Checked

FOLDER: Final = PurePosixPath("/home/pacts")
FAULTY: Final = "/home/pacts/cụm 6/ruleset.yaml"
CLEAN: Final = "clean.yaml"

UNKNOWN: Final = Finding(
    "unknown_indicator",
    ("targets", "cleared", "indicator"),
    Place(FAULTY, 8, 24),
    details=(("given", "clearence"),),
    suggestions=("clearance",),
    excerpt="  cleared: {indicator: clearence}",
    caret=23,
    fix=Fix(FAULTY, (Edit(120, 129, "clearance"),)),
)
DOUBTFUL: Final = Finding(
    "truncated_source",
    ("source", "complete"),
    Place(FAULTY, 3, 5),
    severity=Severity.WARNING,
    details=(("document", "Giao ước 2022"),),
    witness="figures:\n  2022: {unit-a: {crimes: 95}}\n",
)
NOTED: Final = Finding("truncated_source", (), Place("elsewhere.yaml"), Severity.NOTE, (("document", "Pact"),))
PLACELESS: Final = Finding("of_nobodys_catalogue", ("unit-a",), Place(""))
HOSTILE: Final = Finding(
    "unknown_indicator",
    ("targets", "a\n::error::x"),
    Place("evil,line=1::x\r\n%0A.yaml", 2, 2),
    details=(("given", "``<img src=x onerror=alert(1)>`Y``<b>|@everyone #1 https://evil.example\x07\ud800`"),),
    suggestions=("]]></failure>", "```"),
    witness="```\n</textarea><script>alert(1)</script>\n````\n",
)

ALL: Final = (UNKNOWN, DOUBTFUL, NOTED, PLACELESS)
CHECKED: Final = Checked((FAULTY, CLEAN, "elsewhere.yaml"), "3 checked: errors 2, warnings 1, notes 1", FOLDER)

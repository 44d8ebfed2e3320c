"""What Spark finds wrong with a row while it works: the job fails then, with the message other frames give at once."""

from __future__ import annotations

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812 - the name it goes by

from emulation_rules.frames.faults import refuse
from emulation_rules.i18n.catalogue import finding_text
from emulation_rules.model.ruleset import CLUSTER, Ruleset


def failing(code: str, column: str = "", /, **details: str) -> Column:
    """Return an expression that fails with a message, in both languages, for every row it is worked out for."""
    (finding,) = refuse(code, column, **details).findings
    return F.raise_error(F.lit(f"{finding_text(finding, 'en')} | {finding_text(finding, 'vi')}"))


def named_unit(unit: Column, called: str, ruleset: Ruleset) -> Column:
    """Return units, failing where a row names none, or one that the ruleset does not know where it declares its own."""
    checked = F.when(unit.isNull(), failing("frame_row_without_unit", called, column=called))
    if ruleset.units:
        known = unit.cast("string").isin(*ruleset.units, CLUSTER)
        checked = checked.when(~known, failing("frame_row_of_unknown_unit", called, column=called))
    return checked.otherwise(unit)

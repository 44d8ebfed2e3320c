"""What units are ranked by."""

from __future__ import annotations

from emulation_rules.model.indicator import Better
from emulation_rules.model.place import KeyPath
from emulation_rules.model.titles import Ranking, RankKey
from emulation_rules.syntax.documents.titles import RankKeyDocument
from emulation_rules.syntax.known import Known
from emulation_rules.syntax.reading.read_formula import formula_at


def read_ranking(known: Known) -> Ranking | None:
    """Return the ranking, None where there is none; keys that cannot be read are left out, with a fault noted."""
    written = known.shape.document.ranking
    if written is None:
        return None
    keys = (_key(each, ("ranking", "by", index), known) for index, each in enumerate(written.by))
    return Ranking(tuple(key for key in keys if key is not None), written.within_peers is True)


def _key(written: str | RankKeyDocument, path: KeyPath, known: Known) -> RankKey | None:
    if isinstance(written, str):
        formula = formula_at(written, path, known.faults)
        return None if formula is None else RankKey(formula)
    formula = formula_at(written.of, (*path, "of"), known.faults)
    better = Better.HIGHER if written.better is None else Better(written.better.value)
    return None if formula is None else RankKey(formula, better)

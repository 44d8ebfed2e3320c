"""Standings of any shape the types allow, sensible or not."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.strategies.evaluations import any_evaluation, any_interval

from emulation_rules.model.evaluation import Note
from emulation_rules.model.indicator import Better
from emulation_rules.model.period import Period
from emulation_rules.model.standing import Because, Classified, Outcome, Proposal, Rank, RankedBy, Standing, Standings
from emulation_rules.model.text import Text

_strings = st.text(max_size=12)
_texts = st.builds(Text, _strings, _strings)
_counts = st.integers(0, 99)
_ids = st.sampled_from(["a", "b", "c", "=d"])
_proposals = st.builds(Proposal, _ids, st.sampled_from(Outcome), st.sampled_from(Because), _strings)
_classified = st.builds(Classified, _ids, st.lists(_ids, max_size=3).map(tuple))
_standings = st.builds(
    Standing,
    unit=_strings,
    title=_texts,
    evaluation=any_evaluation(),
    rank=st.none() | st.builds(Rank, _counts, _counts, _counts, st.booleans()),
    peers=_strings,
    keys=st.tuples(st.none() | any_interval()),
    titles=st.lists(_proposals, max_size=3).map(tuple),
    classes=st.lists(_classified, max_size=2).map(tuple),
)


def any_standings() -> st.SearchStrategy[Standings]:
    """Standings of up to three units."""
    return st.builds(
        Standings,
        ruleset=_strings,
        ruleset_digest=_strings,
        title=_texts,
        period=st.sampled_from(["2022", "2023-H2"]).map(Period.parse),
        standings=st.lists(_standings, max_size=3).map(tuple),
        titles=st.dictionaries(_ids, _texts, max_size=2),
        classes=st.dictionaries(_ids, _texts, max_size=2),
        quotas=st.dictionaries(_ids, st.tuples(_counts, _counts), max_size=2),
        peers=st.dictionaries(_strings, _texts, max_size=2),
        cluster=st.none() | any_evaluation(),
        conditions=st.dictionaries(_ids, _strings, max_size=2),
        ranked_by=st.tuples(st.builds(RankedBy, _strings, st.sampled_from(Better))),
        within_peers=st.booleans(),
        notes=st.lists(st.builds(Note, _strings, _strings), max_size=2).map(tuple),
    )

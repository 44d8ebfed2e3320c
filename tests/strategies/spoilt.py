"""Documents of valid rulesets with something in them gone wrong."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from hypothesis import strategies as st

from emulation_rules.model.ruleset import Ruleset
from emulation_rules.syntax.writing.write_ruleset import ruleset_data
from emulation_rules.syntax.yaml.data import Data

_JUNK: Sequence[Data] = (
    None,
    True,
    False,
    0,
    -3,
    "",
    "x",
    "none",
    "2022",
    [],
    {},
    [None],
    {"is": "none"},
    {"a": 1},
    "above 5%",
    "share >= 90",
    "holds(flag)",
    "holders of flag",
    {"when": "rank = 1"},
    {"share": "20%"},
    {"ministry": 5},
    "exempt",
)
_KEYS = ("x", "is", "2022", "from", "vi", "cluster", "when", "within", "of", "peers", "otherwise")


@st.composite
def spoilt(draw: st.DrawFn, rulesets: st.SearchStrategy[Ruleset], sections: Sequence[str] = ()) -> dict[str, Data]:
    """Draw the document of a ruleset with one to three values replaced, removed or added.

    ``sections`` are the only ones that are spoilt, where any are named.
    """
    data = deepcopy(ruleset_data(draw(rulesets)))
    part = {key: value for key, value in data.items() if not sections or key in sections}
    for key in part:
        del data[key]
    for _ in range(draw(st.integers(1, 3))):
        _spoil(draw, part)
    return {**data, **part}


def _spoil(draw: st.DrawFn, data: Data) -> None:
    while isinstance(data, (dict, list)) and data:
        keys: list[str] | list[int] = list(data) if isinstance(data, dict) else list(range(len(data)))
        key = draw(st.sampled_from(keys))
        inner: Data = data[key]  # type: ignore[call-overload, index]  # keys are of the kind the data has
        if isinstance(inner, (dict, list)) and inner and draw(st.integers(0, 4)):
            data = inner
            continue
        if isinstance(data, dict) and draw(st.booleans()):
            data[draw(st.sampled_from(_KEYS))] = deepcopy(draw(st.sampled_from(_JUNK)))
        elif draw(st.booleans()):
            data[key] = deepcopy(draw(st.sampled_from(_JUNK)))  # type: ignore[call-overload, index]
        else:
            del data[key]  # type: ignore[arg-type]
        return

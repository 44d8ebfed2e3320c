"""Faults put into rulesets that have none, each with the code that has to be found and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, cast

from tests.samples.seeded_rulesets import RATES, Json, Object, Sample


@dataclass(frozen=True, slots=True)
class Planted:
    """What has to be found, and the beginning of its path."""

    code: str
    path: tuple[str, ...]


Plant = Callable[[Sample], Planted]


def _contradictory(sample: Sample) -> Planted:
    rated = sample.target(sample.rated)
    mark = sample.random.randint(5, 50)
    sample.add("rate_low", "Giữ tỷ lệ thấp", "Rate kept low", indicator=rated["indicator"], criterion=f"below {mark}%")
    sample.target("rate_low")["scored"] = False
    return Planted("contradictory_targets", ("targets", "rate_low"))


def _implied(sample: Sample) -> Planted:
    rated = sample.target(sample.rated)
    mark = sample.random.randint(10, 55)
    said = {"indicator": rated["indicator"], "criterion": f"at least {mark}%", "points": 5}
    sample.add("rate_kept", "Giữ tỷ lệ", "Rate kept up", **said)
    return Planted("implied_target", ("targets", "rate_kept"))


def _implied_change(sample: Sample) -> Planted:
    parts = _parts(sample)
    indicator = parts[0]["indicator"]
    rise = sample.random.randint(1, 9)
    said = {"indicator": indicator, "criterion": f"down at least {10 + rise}% from previous year", "points": 5}
    sample.add("cases_down", "Giảm mạnh số vụ", "Cases well down", **said, zero_baseline="met if still zero")
    looser = {**said, "criterion": f"down at least {rise}% from previous year"}
    sample.add("cases_lower", "Giảm số vụ", "Cases lower", **looser, zero_baseline="met if still zero")
    return Planted("implied_target", ("targets", "cases_lower"))


def _duplicate(sample: Sample) -> Planted:
    copied = {**sample.target(sample.rated), "vi": "Tỷ lệ lần nữa", "en": "The rate once more"}
    sample.add("copied", **cast("Mapping[str, str]", copied))
    return Planted("duplicate_target", ("targets", "copied"))


def _same_title(sample: Sample) -> Planted:
    sample.target(sample.rated)["vi"] = sample.target(sample.banded)["vi"]
    return Planted("same_title", ("targets", sample.rated))


def _impossible(sample: Sample) -> Planted:
    _plain(sample.target(sample.rated))["criterion"] = "above 100%"
    return Planted("impossible_target", ("targets", sample.rated))


def _always_met(sample: Sample) -> Planted:
    _plain(sample.target(sample.rated))["criterion"] = "at least 0%"
    return Planted("always_met_target", ("targets", sample.rated))


def _unsatisfiable(sample: Sample) -> Planted:
    whole, parts = sample.target(sample.composite), _parts(sample)
    for key in ("all_of", "at_least"):
        whole.pop(key, None)
    against = {"indicator": parts[0]["indicator"], "criterion": "up from previous year"}
    listed = [{**part, "zero_baseline": "undetermined"} for part in parts]
    whole["all_of"] = cast("Json", [*listed, against])
    return Planted("unsatisfiable_composite", ("targets", sample.composite))


def _idle_part(sample: Sample) -> Planted:
    whole, parts = sample.target(sample.composite), _parts(sample)
    whole.pop("at_least", None)
    weaker = {**parts[0], "criterion": "down from previous year"}
    whole["all_of"] = cast("Json", [*parts, weaker])
    return Planted("idle_part", ("targets", sample.composite, "all_of", "3"))


def _veto_always(sample: Sample) -> Planted:
    sample.target("no_wrongful")["criterion"] = "below 0"
    return Planted("veto_always_fires", ("targets", "no_wrongful"))


def _veto_never(sample: Sample) -> Planted:
    sample.target("no_wrongful")["criterion"] = "at least 0"
    return Planted("veto_never_fires", ("targets", "no_wrongful"))


def _dead_band(sample: Sample) -> Planted:
    bands = _bands(sample)
    bands[0]["points"] = 18
    bands.insert(0, {"above": 100, "points": 20})
    return Planted("dead_band", ("targets", sample.banded))


def _idle_band(sample: Sample) -> Planted:
    bands = _bands(sample)
    bands[2]["points"] = bands[1]["points"]
    return Planted("idle_band", ("targets", sample.banded))


def _points_fall(sample: Sample) -> Planted:
    bands = _bands(sample)
    bands[0]["points"], bands[1]["points"] = bands[1]["points"], bands[0]["points"]
    return Planted("points_fall", ("targets", sample.banded))


def _unreachable_points(sample: Sample) -> Planted:
    _bands(sample)[0]["points"] = 18
    return Planted("unreachable_points", ("targets", sample.banded))


def _unreachable_title(sample: Sample) -> Planted:
    whole = cast("int", sample.part("score")["maximum"])
    sample.part("titles", "flag")["when"] = f"score >= {whole + sample.random.randint(1, 50)}"
    return Planted("unreachable_title", ("titles", "flag"))


def _title_adds_nothing(sample: Sample) -> Planted:
    sample.part("titles", "victorious")["when"] = f"share >= {sample.random.randint(5, 45)}%"
    return Planted("title_adds_nothing", ("titles", "victorious"))


def _dead_class(sample: Sample) -> Planted:
    whole = cast("int", sample.part("score")["maximum"])
    sample.part("classes", "grade", "levels", "fair")["when"] = f"score >= {whole * 19 // 20}"
    return Planted("dead_class", ("classes", "grade", "levels", "fair"))


def _uncapped(sample: Sample) -> Planted:
    sample.part("score").pop("cap")
    _plain(sample.target(sample.rated))["bonus"] = {"points": 2, "when": "met"}
    return Planted("uncapped_bonus", ("targets", sample.rated))


def _quota_rounding(sample: Sample) -> Planted:
    sample.part("titles", "flag", "quota").pop("rounding")
    return Planted("quota_rounding_undeclared", ("titles", "flag", "quota"))


def _quota_of_nobody(sample: Sample) -> Planted:
    sample.part("titles", "flag", "quota")["share"] = "10%"
    return Planted("quota_of_nobody", ("titles", "flag", "quota"))


def _money(sample: Sample) -> Planted:
    sample.part("indicators")["gift"] = {"vi": "Quà tặng", "en": "Gifts", "measure": "money", "better": "higher"}
    least = sample.random.randint(10, 90)
    sample.add("gifts", "Tặng quà", "Gifts given", indicator="gift", criterion=f"at least {least} VND", points=5)
    return Planted("money_without_scale", ("targets", "gifts"))


def _pointless(sample: Sample) -> Planted:
    name = next(name for name in RATES if f"{name}_high" not in sample.part("targets"))
    words = dict(zip(("vi", "en"), RATES[name], strict=True))
    sample.part("indicators")[name] = {
        **words,
        "measure": "percent",
        "places": 2,
        "better": "higher",
        "ceiling": 100,
        "note": "of the whole year",
    }
    sample.add(f"{name}_high", *RATES[name], indicator=name, criterion="at least 80%")
    return Planted("pointless_target", ("targets", f"{name}_high"))


def _nobody(sample: Sample) -> Planted:
    sample.target(sample.rated)["excluded"] = list(sample.part("units"))
    return Planted("asked_of_nobody", ("targets", sample.rated))


def _no_cluster(sample: Sample) -> Planted:
    sample.document.pop("units")
    sample.target(sample.banded)["scope"] = "every unit"
    sample.part("titles", "flag", "quota").update({"of": "holders of victorious"})
    return Planted("cluster_undeclared", ("targets", sample.banded, "scope"))


def _dead_label(sample: Sample) -> Planted:
    score = sample.part("score")
    cast("list[Object]", score["labels"])[0]["at_least"] = cast("int", score["maximum"]) + 20
    return Planted("dead_label", ("score", "labels"))


def _parts(sample: Sample) -> list[Object]:
    whole = sample.target(sample.composite)
    listed = whole["all_of"] if "all_of" in whole else cast("Object", whole["at_least"])["of"]
    return deepcopy(cast("list[Object]", listed))


def _bands(sample: Sample) -> list[Object]:
    return cast("list[Object]", cast("Object", sample.target(sample.banded)["scoring"])["bands"])


def _plain(target: Object) -> Object:
    """Return a target without what would not go with another criterion."""
    for key in ("scoring", "bonus"):
        target.pop(key, None)
    return target


PLANTS: Final[Mapping[str, Plant]] = {
    plant.__name__.strip("_"): plant
    for plant in (
        _contradictory,
        _implied,
        _implied_change,
        _duplicate,
        _same_title,
        _impossible,
        _always_met,
        _unsatisfiable,
        _idle_part,
        _veto_always,
        _veto_never,
        _dead_band,
        _idle_band,
        _points_fall,
        _unreachable_points,
        _unreachable_title,
        _title_adds_nothing,
        _dead_class,
        _uncapped,
        _quota_rounding,
        _quota_of_nobody,
        _money,
        _pointless,
        _nobody,
        _no_cluster,
        _dead_label,
    )
}
"""The kinds of fault."""

"""Writes the published figures as conformance cases, with expectations worked out here in plain fractions.

Nothing of the library is used, so that the two cannot be wrong together. Run it after a change to the figures.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
TRAFFIC = {"TNGT số vụ": "accidents", "TNGT người chết": "deaths", "TNGT người bị thương": "injuries"}
FIVE = Fraction(95, 100)

Row = Mapping[str, str]


def rows(name: str) -> list[Row]:
    """Return the rows of one of the figures' files."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(value: Fraction) -> str:
    """Return a decimal where it ends, otherwise a quotient."""
    rest = value.denominator
    places = 0
    while rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}}"
    text = digits[: len(digits) - places] + ("." + digits[len(digits) - places :] if places else "")
    return ("-" if value < 0 else "") + text


def earlier(period: str, kind: str) -> str:
    """Return the label of the baseline's period."""
    year, _, part = period.partition("-")
    if kind == "previous period":
        step = re.fullmatch(r"(W?)([0-9]{2})", part)
        if step is None or int(step[2]) == 1:
            raise ValueError(period)
        return f"{year}-{step[1]}{int(step[2]) - 1:02}"
    return str(int(year) - 1) + (f"-{part}" if part else "")


def told(row: Row, *more: str) -> str:
    """Return what a case is about."""
    return "; ".join(
        text for text in (f"{row['unit']}, {row['measure']}, {row['period']}", row["remark"], *more) if text
    )


def rounded(value: Fraction, like: str) -> Fraction:
    """Round half away from zero to the decimals of a printed number."""
    unit = Fraction(1, 10 ** len(like.partition(".")[2]))
    steps = abs(value) / unit
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return whole * unit * (-1 if value < 0 else 1)


def ruling(margin: Fraction, *, strict: bool) -> str:
    """Return the verdict on an exact margin."""
    return "met" if margin > 0 or (margin == 0 and not strict) else "not_met"


def ahead(margin: Fraction) -> str:
    """Return whether an exact margin means more than met."""
    return "yes" if margin > 0 else "no"


def count_cases() -> Iterator[str]:
    """One case a count: any movement the right way, and one by 5 % at least."""
    for index, row in enumerate(rows("counts.csv"), 1):
        actual, base = Fraction(row["actual"]), Fraction(row["baseline"])
        up = row["better"] == "higher"
        sign = 1 if up else -1
        level = base * (1 + sign * Fraction(5, 100))
        moved, by_five = sign * (actual - base), sign * (actual - level)
        way = "up" if up else "down"
        kind = row["baseline_kind"]
        origin = f"fixed {row['baseline']}" if kind == "fixed" else kind
        before = "" if kind == "fixed" else f"{earlier(row['period'], kind)}: {{u: {{cases: {row['baseline']}}}}}, "
        yield f"""\
  - id: published-count-{index:02}
    about: {told(row, change_told(row, actual, base))}
    source: {row["source"]}
    ruleset:
      period: {row["period"]}
      indicators: {{cases: {{measure: count, better: {row["better"]}}}}}
      targets:
        moves: {{indicator: cases, criterion: {way} from {origin}}}
        by_five: {{indicator: cases, criterion: {way} at least 5% from {origin}}}
    report: {{figures: {{{before}{row["period"]}: {{u: {{cases: {row["actual"]}}}}}}}}}
    expect:
      moves:
        verdict: {ruling(moved, strict=True)}
        reason: measured
        exceeded: null
        baseline: {number(base)}
        margin: {number(moved)}
      by_five:
        verdict: {ruling(by_five, strict=False)}
        reason: measured
        exceeded: {ahead(by_five)}
        observed: {number(actual)}
        mark: {number(level)}
        margin: {number(by_five)}
"""


def change_told(row: Row, actual: Fraction, base: Fraction) -> str:
    """Say so where the printed change is not the change of the printed counts."""
    printed = row["printed_change"]
    if not printed:
        return ""
    change = 100 * (actual - base) / base
    if rounded(change, printed) == Fraction(printed):
        return ""
    return f"printed as {printed} %, though the counts say {number(rounded(change, printed))} %"


def rate_cases() -> Iterator[str]:
    """One case a rate, from its counts where there are any."""
    for index, row in enumerate(rows("rates.csv"), 1):
        yield from_counts(index, row) if row["part"] else from_rate(index, row)


def from_counts(index: int, row: Row) -> str:
    """Return the case of a rate whose counts are known; the printed rate is reported beside them."""
    part, whole, printed = int(row["part"]), int(row["whole"]), row["printed"]
    rate = Fraction(100 * part, whole)
    margin = rate - 75
    limit = 75 * whole // 100 + 1
    belied = "[]" if agrees(rate, printed) else "[{code: rate_belies_counts, subject: rate}]"
    return f"""\
  - id: published-rate-{index:02}
    about: {told(row, f"printed as {printed} %")}
    source: {row["source"]}
    ruleset:
      period: {row["period"]}
      indicators:
        cases: {{measure: count, better: neither}}
        cleared: {{measure: count, better: higher}}
        rate: {{measure: percent, better: higher, ceiling: 100, ratio: {{part: cleared, whole: cases}}}}
      targets: {{clearance: {{indicator: rate, criterion: above 75%}}}}
    report: {{figures: {{{row["period"]}: {{u: {{cases: {whole}, cleared: {part}, rate: {printed}%}}}}}}}}
    expect:
      clearance:
        verdict: {ruling(margin, strict=True)}
        reason: measured
        exceeded: {ahead(margin)}
        observed: {number(rate)}
        margin: {number(margin)}
        need: {{comparison: at_least, limit: {limit}, spare: {part - limit}, counted: cleared}}
      notes: {belied}
"""


def agrees(rate: Fraction, printed: str) -> bool:
    """Whether a printed rate fits its counts: rounded to it, or "more than" it by less than one."""
    if printed.startswith("hơn "):
        return 0 < rate - Fraction(printed.removeprefix("hơn ")) < 1
    return rounded(rate, printed) == Fraction(printed)


def from_rate(index: int, row: Row) -> str:
    """Return the case of a rate without counts, against the mark the page names or above 75 %."""
    rate = Fraction(row["printed"])
    mark = Fraction(row["target"] or 75)
    margin = rate - mark
    strict = not row["target"]
    if row["printed_verdict"] == "vượt" and margin <= 0:
        raise ValueError(row)
    return f"""\
  - id: published-rate-{index:02}
    about: {told(row)}
    source: {row["source"]}
    ruleset:
      period: {row["period"]}
      indicators: {{rate: {{measure: percent, better: higher, ceiling: 100}}}}
      targets: {{clearance: {{indicator: rate, criterion: {"above" if strict else "at least"} {number(mark)}%}}}}
    report: {{figures: {{{row["period"]}: {{u: {{rate: {row["printed"]}%}}}}}}}}
    expect:
      clearance:
        verdict: {ruling(margin, strict=strict)}
        reason: measured
        exceeded: {ahead(margin)}
        observed: {number(rate)}
        mark: {number(mark)}
        margin: {number(margin)}
"""


def traffic_count_cases() -> Iterator[str]:
    """Composites over accidents, deaths and injuries, from their counts; two of three is all some pages give."""
    groups: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in rows("counts.csv"):
        if row["measure"] in TRAFFIC:
            key = (row["unit"], row["period"], row["remark"])
            groups.setdefault(key, {})[TRAFFIC[row["measure"]]] = row
    for index, ((unit, period, remark), found) in enumerate(groups.items(), 1):
        kind = next(iter(found.values()))["baseline_kind"]
        counts = {name: (Fraction(row["actual"]), Fraction(row["baseline"])) for name, row in found.items()}
        all_down = [counts[name][1] - counts[name][0] if name in counts else None for name in TRAFFIC.values()]
        by_five = [counts[name][1] * FIVE - counts[name][0] if name in counts else None for name in TRAFFIC.values()]
        now = ", ".join(f"{name}: {row['actual']}" for name, row in found.items())
        then = ", ".join(f"{name}: {row['baseline']}" for name, row in found.items())
        yield f"""\
  - id: published-traffic-{index:02}
    about: {"; ".join(text for text in (f"{unit}, traffic, {period}", remark) if text)}
    source: {next(iter(found.values()))["source"]}
    ruleset:
      period: {period}
      indicators:
{indicators("count", "lower")}
      targets:
        down: {{all_of: [{parts(f"down from {kind}")}]}}
        by_five: {{all_of: [{parts(f"down at least 5% from {kind}")}]}}
    report: {{figures: {{{earlier(period, kind)}: {{u: {{{then}}}}}, {period}: {{u: {{{now}}}}}}}}}
    expect:
      down: {{{together(all_down, strict=True)}}}
{told_parts("down", all_down, strict=True)}
      by_five: {{{together(by_five, strict=False)}}}
{told_parts("by_five", by_five, strict=False)}
"""


def indicators(measure: str, better: str) -> str:
    """Return the three indicators."""
    return "\n".join(f"        {name}: {{measure: {measure}, better: {better}}}" for name in TRAFFIC.values())


def parts(criterion: str) -> str:
    """Return the three parts of a composite."""
    return ", ".join(f"{{indicator: {name}, criterion: {criterion}}}" for name in TRAFFIC.values())


def together(margins: Iterable[Fraction | None], *, strict: bool) -> str:
    """Return the verdict on all of several margins, None being one that is not known."""
    rulings = [None if margin is None else ruling(margin, strict=strict) for margin in margins]
    if "not_met" in rulings:
        return "verdict: not_met, reason: members"
    return "verdict: undetermined, reason: not_reported" if None in rulings else "verdict: met, reason: members"


def told_parts(target: str, margins: Iterable[Fraction | None], *, strict: bool) -> str:
    """Return the expectations of the parts."""
    lines = []
    for place, margin in enumerate(margins, 1):
        if margin is None:
            lines.append(f"      {target}.{place}: {{verdict: undetermined, reason: not_reported}}")
        else:
            verdict = ruling(margin, strict=strict)
            lines.append(f"      {target}.{place}: {{verdict: {verdict}, reason: measured, margin: {number(margin)}}}")
    return "\n".join(lines)


def traffic_change_cases() -> Iterator[str]:
    """The printed changes themselves, as numbers below or above zero, against the printed verdict."""
    for index, row in enumerate(rows("traffic.csv"), 1):
        changes = [Fraction(row[name]) for name in TRAFFIC.values()]
        down = [-change for change in changes]
        by_five = [-5 - change for change in changes]
        verdicts = {"all down": together(down, strict=True), "all up": together(changes, strict=True)}
        if row["printed_verdict"] and "not_met" in verdicts[row["printed_verdict"]]:
            raise ValueError(row)
        figures = ", ".join(f"{name}: {row[name]}" for name in TRAFFIC.values())
        yield f"""\
  - id: published-traffic-change-{index:02}
    about: {"; ".join(text for text in (f"{row['unit']}, traffic, {row['period']}", row["remark"]) if text)}
    source: {row["source"]}
    ruleset:
      period: {row["period"]}
      indicators:
{indicators("number", "lower")}
      targets:
        down: {{all_of: [{parts("below 0")}]}}
        up: {{all_of: [{parts("above 0")}]}}
        by_five: {{all_of: [{parts("at most -5")}]}}
    report: {{figures: {{{row["period"]}: {{u: {{{figures}}}}}}}}}
    expect:
      down: {{{verdicts["all down"]}}}
{told_parts("down", down, strict=True)}
      up: {{{verdicts["all up"]}}}
      by_five: {{{together(by_five, strict=False)}}}
{told_parts("by_five", by_five, strict=False)}
"""


def change_cases() -> Iterator[str]:
    """Changes printed without counts."""
    for index, row in enumerate(rows("changes.csv"), 1):
        change = Fraction(row["printed_change"])
        yield f"""\
  - id: published-change-{index:02}
    about: {told(row)}
    source: {row["source"]}
    ruleset:
      period: {row["period"]}
      indicators: {{change: {{measure: number, better: lower}}}}
      targets:
        down: {{indicator: change, criterion: below 0}}
        by_five: {{indicator: change, criterion: at most -5}}
    report: {{figures: {{{row["period"]}: {{u: {{change: {row["printed_change"]}}}}}}}}}
    expect:
      down: {{verdict: {ruling(-change, strict=True)}, reason: measured, margin: {number(-change)}}}
      by_five: {{verdict: {ruling(-5 - change, strict=False)}, reason: measured, margin: {number(-5 - change)}}}
"""


def documents() -> dict[str, str]:
    """Return the text of every file of published cases by name."""
    heading = "# Written by published/cases.py from the figures beside it; do not edit.\ncases:\n"
    made = {
        "published_counts.yaml": count_cases(),
        "published_rates.yaml": rate_cases(),
        "published_traffic.yaml": [*traffic_count_cases(), *traffic_change_cases()],
        "published_changes.yaml": change_cases(),
    }
    return {name: heading + "\n".join(cases) for name, cases in made.items()}


if __name__ == "__main__":
    for name, text in documents().items():
        (CASES / name).write_text(text, encoding="utf-8")

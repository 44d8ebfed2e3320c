"""Rulesets as pacts are written – figures, composites, points, groups, a ranking, titles, classes – without a fault.

A seed gives always the same one. `planted_faults` puts faults into them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias, cast

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
Object: TypeAlias = "dict[str, Json]"

UNITS = {
    "gia-lai": "Gia Lai",
    "kon-tum": "Kon Tum",
    "dak-lak": "Đắk Lắk",
    "dak-nong": "Đắk Nông",
    "lam-dong": "Lâm Đồng",
    "binh-phuoc": "Bình Phước",
}
CASES = {
    "crimes": ("Số vụ phạm pháp hình sự", "Criminal cases"),
    "accidents": ("Số vụ tai nạn giao thông", "Traffic accidents"),
    "deaths": ("Số người chết vì tai nạn", "Traffic deaths"),
    "injuries": ("Số người bị thương vì tai nạn", "Traffic injuries"),
    "fires": ("Số vụ cháy, nổ lớn", "Large fires"),
    "complaints": ("Số đơn khiếu nại kéo dài", "Complaints that drag on"),
}
"""Counts of which fewer are better."""
RATES = {
    "clearance": ("Tỷ lệ điều tra, khám phá án", "Clearance rate"),
    "serious_clearance": ("Tỷ lệ khám phá án rất nghiêm trọng", "Clearance of serious cases"),
    "reports_handled": ("Tỷ lệ tin báo được xử lý", "Reports handled"),
    "reports_resolved": ("Tỷ lệ giải quyết tin báo", "Reports resolved"),
    "identity_cards": ("Tỷ lệ cấp căn cước công dân", "Identity cards issued"),
    "assets_recovered": ("Tỷ lệ thu hồi tài sản tham nhũng", "Assets recovered"),
}
WORK = {
    "arrests": ("Số đối tượng truy nã bắt được", "Wanted persons arrested"),
    "models": ("Số mô hình tự quản", "Self-governing models"),
    "talks": ("Số buổi tuyên truyền", "Awareness talks"),
}
"""Counts of which more are better."""


@dataclass(slots=True)
class Sample:
    """A ruleset as a document. ``composite``, ``banded`` and ``rated`` name targets faults can be put into."""

    document: Object
    composite: str
    banded: str
    rated: str
    random: Random = field(repr=False)

    def part(self, *path: str) -> Object:
        """Return the mapping at a path."""
        found: Json = self.document
        for step in path:
            found = cast("Object", found)[step]
        return cast("Object", found)

    def target(self, name: str) -> Object:
        """Return a target."""
        return self.part("targets", name)

    def add(self, name: str, vi: str, en: str, **keys: Json) -> None:
        """Add a target at the end, and what it brings to the maximum."""
        self.part("targets")[name] = {"vi": vi, "en": en, **keys}
        self.score_up(cast("int", keys.get("points", 0)))

    def score_up(self, points: int) -> None:
        """Let the maximum be so much higher."""
        score = self.part("score")
        for key in ("maximum", "cap"):
            if key in score:
                score[key] = cast("int", score[key]) + points

    def text(self) -> str:
        """Return the document as it is read."""
        return json.dumps(self.document, ensure_ascii=False, indent=1)


def seeded_ruleset(seed: int) -> Sample:
    """Return the ruleset of a seed."""
    random = Random(seed)  # noqa: S311
    targets: Object = {}
    rates = random.sample(sorted(RATES), random.randint(3, 5))
    banded, rated = rates[0], rates[1]
    targets[f"{banded}_high"] = _banded(banded, random)
    for name in rates[1:]:
        targets[f"{name}_high"] = _of_rate(name, random)
    composite, parts = "order_kept", random.sample(sorted(CASES), 3)
    targets[composite] = _composite(parts, random)
    for name in [name for name in CASES if name not in parts][: random.randint(1, 2)]:
        targets[f"fewer_{name}"] = _of_cases(name, random)
    for name in random.sample(sorted(WORK), random.randint(1, 2)):
        targets[f"more_{name}"] = _of_work(name, random)
    _others(targets, random)
    document: Object = {
        "format": "emulation-rules/1",
        "id": f"pact-{seed}",
        "title": {"vi": f"Giao ước thi đua số {seed}", "en": f"Emulation pact {seed}"},
        "period": random.randint(2021, 2026),
        "units": dict(list(UNITS.items())[: random.randint(3, 6)]),
        "indicators": _indicators(targets),
        "targets": targets,
        **_scored(targets, random),
    }
    return Sample(document, composite, f"{banded}_high", f"{rated}_high", random)


# ---- targets ----------------------------------------------------------------------------


def _labelled(words: tuple[str, str], **keys: Json) -> Object:
    return {"vi": words[0], "en": words[1], **keys}


def _points(random: Random) -> int:
    return random.choice((5, 10, 15, 20))


def _of_rate(name: str, random: Random) -> Object:
    mark, points = random.randint(60, 95), _points(random)
    criterion = random.choice((f"at least {mark}%", f"above {mark}%", f"từ {mark}% trở lên", f"trên {mark}%"))
    target = _labelled(RATES[name], indicator=name, criterion=criterion, points=points)
    way = random.randrange(4)
    if way == 1:
        target["scoring"] = "proportional"
    elif way == 2:
        target["scoring"] = {"goalposts": {"worst": mark - 40, "best": mark}}
    elif way:
        target["bonus"] = {"points": 2, "when": "exceeded"}
    return target


def _banded(name: str, random: Random) -> Object:
    top = random.randint(85, 95)
    bands: list[Json] = [{"from": top, "points": 20}, {"from": top - 10, "points": 12}, {"from": top - 25, "points": 5}]
    scoring: Object = {"bands": [*bands, {"points": 0}]}
    return _labelled(RATES[name], indicator=name, criterion=f"at least {top - 10}%", points=20, scoring=scoring)


def _of_cases(name: str, random: Random) -> Object:
    fall = random.randint(2, 15)
    criterion = random.choice(
        (
            f"down at least {fall}% from previous year",
            f"giảm ít nhất {fall}% so với năm trước",
            "not up from previous year",
        )
    )
    target = _labelled(CASES[name], indicator=name, criterion=criterion, points=_points(random))
    if "not up" not in criterion:
        target["zero_baseline"] = random.choice(("met if still zero", "not applicable"))
    return target


def _of_work(name: str, random: Random) -> Object:
    least, points = random.randint(4, 40), _points(random)
    target = _labelled(WORK[name], indicator=name, criterion=f"at least {least}", points=points)
    if random.random() < 0.5:
        target["scoring"] = {"step_bonus": {"base": points - 3, "each": 1, "step": 2, "miss": 1}}
    return target


def _composite(parts: list[str], random: Random) -> Object:
    asked: list[Json] = [
        {
            "indicator": name,
            "criterion": f"down at least {random.randint(1, 9)}% from previous year",
            "zero_baseline": "met if still zero",
        }
        for name in parts
    ]
    words: Object = {"vi": "Trật tự, an toàn xã hội", "en": "Public order", "points": _points(random)}
    if random.random() < 0.5:
        return {**words, "all_of": asked}
    return {**words, "at_least": {"count": 2, "of": asked}}


def _others(targets: Object, random: Random) -> None:
    targets["no_wrongful"] = {
        "vi": "Không để xảy ra oan sai",
        "en": "No wrongful case",
        "indicator": "wrongful",
        "criterion": "không để xảy ra",
        "veto": random.choice(("bars", "defers")),
    }
    if random.random() < 0.5:
        targets["advice_given"] = {
            "vi": "Tham mưu cho cấp ủy",
            "en": "Advice to the leadership",
            "indicator": "advice",
            "points": 10,
            "scoring": "direct",
        }
    if random.random() < 0.5:
        million = random.randint(10, 60)
        targets["house_fund"] = {
            "vi": "Đóng góp xây nhà tình nghĩa",
            "en": "Contribution to the house",
            "indicator": "fund",
            "criterion": f"at least {million} million VND",
            "scored": False,
        }
    if random.random() < 0.3:
        targets["plan_issued"] = {"vi": "Ban hành kế hoạch", "en": "A plan is issued", "deliverable": True, "points": 5}


def _indicators(targets: Object) -> Object:
    rate: Object = {"measure": "percent", "places": 2, "better": "higher", "ceiling": 100, "note": "of the whole year"}
    known: Object = {}
    for name, said in CASES.items():
        known[name] = _labelled(said, measure="count", better="lower")
    for name, said in RATES.items():
        known[name] = _labelled(said, **rate)
    for name, said in WORK.items():
        known[name] = _labelled(said, measure="count", better="higher")
    known["wrongful"] = _labelled(("Số vụ oan sai", "Wrongful cases"), measure="count", better="lower")
    known["fund"] = _labelled(("Số tiền đóng góp", "Contribution"), measure="money", better="higher")
    judged: Object = {"measure": "score", "places": 1, "better": "higher", "ceiling": 10}
    known["advice"] = _labelled(("Điểm tham mưu", "Advice"), **judged, stages=["final", "verified", "self"])
    read = json.dumps(targets)
    return {name: indicator for name, indicator in known.items() if f'"indicator": "{name}"' in read}


# ---- the score and what follows from it ---------------------------------------------------


def _group(words: tuple[str, str], members: list[str], points: dict[str, int]) -> Object:
    listed: list[Json] = [*members]
    return _labelled(words, members=listed, maximum=sum(points[each] for each in members))


def _scored(targets: Object, random: Random) -> Object:
    points = {name: cast("int", cast("Object", target).get("points", 0)) for name, target in targets.items()}
    scored = [name for name, worth in points.items() if worth]
    whole = sum(points.values())
    found: Object = {}
    if random.random() < 0.5:
        half = len(scored) // 2
        found["groups"] = {
            "crime_work": _group(("Phòng, chống tội phạm", "Work against crime"), scored[:half], points),
            "order_work": _group(("Quản lý trật tự", "Work for order"), scored[half:], points),
        }
    found["score"] = {
        "maximum": whole,
        "cap": whole,
        "floor": 0,
        "rounding": {"places": 2, "mode": "half up", "stage": "total"},
        "missing": random.choice(("unknown", "zero")),
        "labels": [
            {"at_least": whole * 4 // 5, "vi": "Tốt", "en": "Good"},
            {"vi": "Chưa tốt", "en": "Not yet good"},
        ],
    }
    found["ranking"] = {"by": ["share", {"of": "targets_met", "better": "higher"}]}
    low = random.randint(50, 70)
    found["titles"] = {
        "advanced": {"vi": "Đơn vị tiên tiến", "en": "Advanced unit", "when": f"share >= {low}%"},
        "victorious": {
            "vi": "Đơn vị quyết thắng",
            "en": "Victorious unit",
            "when": f"share >= {low + 15}%",
            "within": "advanced",
        },
        "flag": {
            "vi": "Cờ thi đua",
            "en": "Flag",
            "when": f"score >= {whole * 9 // 10}",
            "within": "victorious",
            "quota": {"share": "40%", "of": "units", "rounding": "down", "ties": "undetermined"},
        },
    }
    found["classes"] = {
        "grade": {
            "vi": "Xếp loại",
            "en": "Grade",
            "first": True,
            "levels": {
                "good": {"vi": "Tốt", "en": "Good", "when": f"score >= {whole * 4 // 5}"},
                "fair": {"vi": "Khá", "en": "Fair", "when": f"score >= {whole // 2}"},
                "weak": {"vi": "Yếu", "en": "Weak", "otherwise": True},
            },
        }
    }
    return found

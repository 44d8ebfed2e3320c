"""The texts of a first ruleset and of a report to try it on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from emulation_rules.model.text import Language


class Starter(NamedTuple):
    """A ruleset and a report, as text."""

    ruleset: str
    report: str


RULESET_SCHEMA: Final = "ruleset.schema.json"
REPORT_SCHEMA: Final = "report.schema.json"
"""The files beside a first ruleset in which editors find what may be written; its texts name them."""


def starter(ruleset_id: str, year: int, language: Language) -> Starter:
    """Return a commented ruleset of that id for that year, and a report of invented figures."""
    words = _WORDS[language]
    names = {"id": ruleset_id, "year": str(year), "before": str(year - 1)}
    return Starter(_filled(_RULESET, words, names), _filled(_REPORT, words, names))


def _filled(template: str, *values: Mapping[str, str]) -> str:
    for mapping in values:
        for name, value in mapping.items():
            template = template.replace(f"<{name}>", value)
    return template


_RULESET: Final = """\
# yaml-language-server: $schema=ruleset.schema.json
# <intro>
#   emulation-rules check <id>
#   emulation-rules evaluate <id> <id>/reports/example.yaml
format: emulation-rules/1
id: <id>
title: {vi: Giao ước thi đua mẫu, en: A sample pact}
period: <year>

# <about units>
units:
  unit-a: {vi: Đơn vị A, en: Unit A}
  unit-b: {vi: Đơn vị B, en: Unit B}

# <about indicators>
indicators:
  cases_recorded: {vi: Số vụ phạm pháp hình sự, en: Criminal cases recorded, measure: count, better: lower}
  cases_cleared: {vi: Số vụ đã điều tra khám phá, en: Criminal cases cleared, measure: count, better: higher}
  clearance_rate:
    vi: Tỷ lệ điều tra khám phá án
    en: Clearance rate
    measure: percent
    better: higher
    ceiling: 100
    # <about ratio>
    ratio: {part: cases_cleared, whole: cases_recorded}
    note: <rate>
  house_fund:
    vi: Tiền đóng góp xây nhà tình nghĩa
    en: Contribution to the house fund
    measure: money
    better: higher

# <about targets>
targets:
  fewer_cases:
    vi: Kéo giảm số vụ phạm pháp hình sự
    en: Fewer criminal cases
    indicator: cases_recorded
    criterion: <fewer>
    # <about zero>
    zero_baseline: met if still zero
    points: 40
  clearance:
    vi: Điều tra khám phá án
    en: Clearance
    indicator: clearance_rate
    criterion: <above>
    points: 40
  plan_issued:
    vi: Ban hành kế hoạch
    en: A plan is issued
    # <about deliverable>
    deliverable: true
    points: 20
  house_fund_filled:
    vi: Đóng góp xây nhà tình nghĩa
    en: The house fund is filled
    indicator: house_fund
    criterion: <at least>
    # <about watched>
    scored: false

# <about score>
score: {maximum: 100}
"""

_REPORT: Final = """\
# yaml-language-server: $schema=../report.schema.json
# <about report>
format: emulation-rules-report/1
ruleset: <id>
source: <source>
figures:
  <before>:
    unit-a: {cases_recorded: 120}
    unit-b: {cases_recorded: 100}
  <year>:
    unit-a:
      cases_recorded: 110
      cases_cleared: 92
      plan_issued: true
      house_fund: <money>
    unit-b:
      cases_recorded: 98
      # <about bound>
      cases_cleared: "> 70"
      plan_issued: true
      house_fund: null
"""

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "vi": {
        "intro": "Quy định mẫu: thay chỉ số, chỉ tiêu và mức bằng của giao ước. Kiểm tra và chạy thử:",
        "about units": "Các đơn vị. Mã `cluster` dành cho cả cụm.",
        "about indicators": "Điều được báo cáo. measure: count, percent, money, boolean, score hoặc number.",
        "about ratio": "Tỷ lệ tính từ hai số đếm; cũng có thể báo cáo thẳng tỷ lệ.",
        "rate": "chỉ tính vụ xảy ra và khám phá trong năm",
        "about targets": "Điều phải đạt: mỗi chỉ tiêu một tiêu chí, viết bằng tiếng Việt hoặc tiếng Anh.",
        "fewer": "giảm ít nhất 5% so với năm trước",
        "about zero": "Nghĩa của số liệu gốc bằng 0: met if still zero, not applicable hoặc undetermined.",
        "above": "trên 75%",
        "about deliverable": "Có hay không, đơn vị tự báo cáo; việc do hội đồng thẩm định thì ghi `judged: true`.",
        "at least": "từ 30 triệu đồng trở lên",
        "about watched": "Chỉ theo dõi, không tính điểm.",
        "about score": "Tổng điểm phải đúng bằng tổng điểm các chỉ tiêu.",
        "about report": "Số liệu giả định để chạy thử. Không ghi, hoặc ghi null, nghĩa là chưa báo cáo.",
        "source": "số liệu giả định",
        "money": "30 triệu đồng",
        "about bound": "Cũng ghi được: hơn 70, 92 (làm tròn).",
    },
    "en": {
        "intro": "A sample: put your pact's own indicators, targets and marks in. Check it and try it:",
        "about units": "The units. The id `cluster` is that of the cluster as a whole.",
        "about indicators": "What is reported. measure: count, percent, money, boolean, score or number.",
        "about ratio": "A rate made of two counts; the rate itself may be reported instead.",
        "rate": "cases recorded and cleared in the year",
        "about targets": "What is asked: one criterion a target, in English or in Vietnamese.",
        "fewer": "down at least 5% from previous year",
        "about zero": "What a baseline of zero means: met if still zero, not applicable or undetermined.",
        "above": "above 75%",
        "about deliverable": "Done or not, as the unit says; what people judge is `judged: true`.",
        "at least": "at least 30 million VND",
        "about watched": "Watched only, it has no points.",
        "about score": "The maximum is exactly what the targets' points add up to.",
        "about report": "Invented figures to try it on. What is left out, or null, is not reported.",
        "source": "invented figures",
        "money": "30 million VND",
        "about bound": "Also possible: more than 70, 92 (rounded).",
    },
}

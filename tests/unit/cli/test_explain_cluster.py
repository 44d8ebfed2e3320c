"""What ``explain`` says of units beside each other: peers, assignments, ranking, titles and classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

RULESET = """\
format: emulation-rules/1
id: cluster
title: {vi: Cụm, en: A cluster}
period: 2024
units:
  commune-a: {vi: Xã A, en: Commune A, peers: high}
  commune-b: {vi: Xã B, en: Commune B}
peers: {high: {vi: Vùng cao, en: Highlands}, coast: {vi: Ven biển, en: Coast}}
indicators:
  cases: {vi: Số vụ, en: Cases, measure: count, better: lower}
  quality: {vi: Đội, en: Quality, measure: score, better: higher, ceiling: 10, stages: [final, self]}
  order: {vi: Nền nếp, en: Order, measure: score, better: higher, stages: {order: [a, b], choice: highest}}
  spirit: {vi: Tinh thần, en: Spirit, measure: score, better: higher, stages: {order: [a, b], choice: mean}}
  votes: {vi: Phiếu thuận, en: Votes in favour, measure: count, better: higher}
  present: {vi: Số người có mặt, en: Those present, measure: count, better: neither}
  head: {vi: Phiếu cụm trưởng, en: The head's vote, measure: boolean}
precedence: [ministry, province]
assigned:
  commune-a: {cases: {ministry: 1200, province: 1100}, quality: waived, fewer: exempt}
  commune-b: {cases: 900, order: not assigned}
  cluster: {cases: 2100}
cluster: {missing: left out}
targets:
  fewer: {vi: Giảm án, en: Fewer cases, indicator: cases, criterion: at most assigned, points: 10, veto: bars}
  good: {indicator: quality, criterion: at least 5}
  orderly: {indicator: order, criterion: at least 5}
  spirited: {indicator: spirit, criterion: at least 5}
ranking: {by: [share, {of: cases, better: lower}]}
titles:
  advanced: {vi: Tiên tiến, en: Advanced, when: share >= 70%, quota: {share: 12.5%, rounding: half even, ties: none}}
  victorious:
    vi: Quyết thắng
    en: Victorious
    when: share >= 80%
    within: advanced
    quota: {share: 1/3, of: holders of advanced, rounding: up, ties: all}
    ignores: [fewer]
    note: since 2020
  flag:
    en: Flag
    when: rank = 1
    quota: {number: 1}
    vote: {favour: votes, base: present, at_least: 66.5%, casting: head}
  merit:
    when: rank <= 3
    quota: {share: 20%, of: others of flag, rounding: half up}
    vote: {favour: votes, base: present, above: 1/2}
classes:
  completion:
    vi: Xếp loại
    en: Class
    first: true
    levels: {good: {vi: Tốt, en: Good, when: share >= 90}, bad: {otherwise: true}}
  strict: {levels: {high: {when: share >= 50}, low: {when: share < 50}}}
"""
ENGLISH = [
    "Peer groups",
    "- Highlands: Commune A",
    "- Coast: –",
    "- in no peer group: Commune B",
    "- what units come to together leaves out those that have not reported",
    "What each unit was set",
    "- Commune A: Cases 1,200 (set by `ministry`), 1,100 (set by `province`); Quality let off; Fewer cases exempt",
    "- Commune B: Cases 900; Order not assigned",
    "- cluster: Cases 2,100",
    "- of marks by several authorities, that of the first of these counts: `ministry`, `province`",
    "Ranking",
    "- by `share`, the higher the better",
    "- where that is equal, by `cases`, the lower the better",
    "- units equal in all of it share a rank, and the ranks behind are left out: 1, 2, 2, 4",
    "Titles",
    "- Advanced: proposed when `share >= 70%`",
    "  - at most 12.5% of all units, rounded, a half to the even number, best ranks first",
    "  - of units that tie for the last place none is proposed",
    "- Victorious: proposed when `share >= 80%`",
    "  - only units proposed for Advanced are looked at",
    "  - at most 1/3 of the units proposed for Advanced, rounded up, best ranks first",
    "  - units that tie for the last place are all proposed",
    "  - the veto of these does not count: Fewer cases",
    "  - note: since 2020",
    "- Flag: proposed when `rank = 1`",
    "  - at most 1, best ranks first",
    "  - of units that tie for the last place people decide",
    "  - Votes in favour must come to at least 66.5% of Those present",
    "  - where it is exactly that, The head's vote decides",
    "- `merit`: proposed when `rank <= 3`",
    "  - at most 20% of the units proposed for Flag and not for this title, rounded, a half upwards, best ranks first",
    "  - of units that tie for the last place people decide",
    "  - Votes in favour must come to more than 50% of Those present",
    "Classes",
    "- Class: the first whose condition holds",
    "  - Good: when `share >= 90`",
    "  - `bad`: everything else",
    "- `strict`: each unit is in exactly one",
    "  - `high`: when `share >= 50`",
    "  - `low`: when `share < 50`",
]
VIETNAMESE = (
    "- Vùng cao: Xã A",
    "- không thuộc khối nào: Xã B",
    "- khi so sánh các đơn vị, đơn vị chưa báo cáo không được tính",
    "- Xã A: Số vụ 1.200 (`ministry` giao), 1.100 (`province` giao); Đội được miễn; Giảm án không phải thực hiện",
    "- cả cụm: Số vụ 2.100",
    "- bằng nhau thì theo `cases`, thấp hơn đứng trên",
    "  - chỉ xét đơn vị được đề nghị Tiên tiến",
    "  - nhiều nhất 12,5% của tổng số đơn vị, phần lẻ một nửa thì làm tròn về số chẵn, lấy từ hạng cao nhất",
    "  - nhiều nhất 1/3 của số đơn vị được đề nghị Tiên tiến, làm tròn lên, lấy từ hạng cao nhất",
    "  - Phiếu thuận phải đạt ít nhất 66,5% của Số người có mặt",
    "  - vừa đúng mức đó thì Phiếu cụm trưởng quyết định",
    "- Xếp loại: lấy loại đầu tiên thoả điều kiện",
    "  - `bad`: các trường hợp còn lại",
)
STAGES = (
    "  - where several stages gave points, the first of these counts: `final`, `self`",
    "  - where several stages gave points, the highest counts, of: `a`, `b`",
    "  - where several stages gave points, their mean counts, of: `a`, `b`",
)


@pytest.fixture
def cluster(tmp_path: Path) -> Path:
    """A ruleset that says everything there is to say of a cluster."""
    file = tmp_path / "cluster.yaml"
    file.write_text(RULESET, encoding="utf-8")
    return file


def test_everything_about_several_units_is_said(run: Run, cluster: Path) -> None:
    lines = run("explain", cluster).stdout.splitlines()
    assert lines[lines.index("Peer groups") :] == ENGLISH


@pytest.mark.parametrize("line", VIETNAMESE)
def test_it_is_said_in_vietnamese(run: Run, cluster: Path, line: str) -> None:
    assert line in run("explain", cluster, "--lang", "vi").stdout.splitlines()


@pytest.mark.parametrize("line", STAGES)
def test_which_stage_counts_is_said_of_what_people_judge(run: Run, cluster: Path, line: str) -> None:
    assert line in run("explain", cluster).stdout.splitlines()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[ministry, province]", "strictest", "- of marks by several authorities, the strictest counts"),
        ("better: lower}]}", "better: lower}], within_peers: true}", "- each peer group is ranked by itself"),
        (
            "better: lower}]}",
            "better: lower}], within_peers: true}",
            "  - at most 12.5% of the units of the peer group, rounded, a half to the even number, best ranks first",
        ),
    ],
)
def test_what_else_can_be_said(run: Run, cluster: Path, before: str, after: str, said: str) -> None:
    text = RULESET.replace(before, after).replace("en: Commune B}", "en: Commune B, peers: coast}")
    cluster.write_text(text, encoding="utf-8")
    assert said in run("explain", cluster).stdout.splitlines()

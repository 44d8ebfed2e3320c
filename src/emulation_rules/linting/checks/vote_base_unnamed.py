"""A vote whose base does not say whom it counts: those present, all members, or valid ballots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from emulation_rules.linting.check import Check
from emulation_rules.linting.subject import Subject
from emulation_rules.model.finding import Finding, Severity

_WHOM: Final = re.compile(
    r"present|attend|member|ballot|valid|cast|eligible|council"
    r"|có mặt|dự họp|tham dự|tham gia|thành viên|hội đồng|hợp lệ|phiếu|triệu tập",
    re.IGNORECASE,
)


def _find(subject: Subject) -> Iterator[Finding]:
    for title in subject.ruleset.titles.values():
        if title.vote is None:
            continue
        base = subject.ruleset.indicators[title.vote.base]
        if not _WHOM.search(f"{base.id} {base.title.vi} {base.title.en} {base.note}"):
            path = ("titles", title.id, "vote", "base")
            yield subject.finding("vote_base_unnamed", path, given=base.id)


CHECK = Check("vote_base_unnamed", Severity.NOTE, _find)

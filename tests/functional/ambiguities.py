"""What documents of emulation leave open, and the checks that ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from emulation_rules.model.text import Text

ASKED_BY: Final[Mapping[Text, tuple[str, ...]]] = {
    Text("Trên, hơn hay ít nhất, từ … trở lên", "Strictness: above or at least"): (
        "wording_strictness",
        "wording_number",
        "better_misses",
    ),
    Text("Thế nào là vượt", "What exceeding is"): ("exceeds_not_beyond", "exceeding_impossible", "never_exceeded"),
    Text("So với năm nào, kỳ nào", "Baseline: which year, which period"): (
        "baseline_of_other_period",
        "baseline_not_before",
        "carried_value",
        "not_in_force",
    ),
    Text("Số liệu gốc bằng 0, mốc bằng 0", "Baselines and marks of zero"): ("zero_baseline_unsaid", "zero_mark_unsaid"),
    Text("Cùng tên mà khác chỉ số", "Which indicator: names and populations"): (
        "similar_indicators",
        "wording_indicator",
        "pooled_classes",
    ),
    Text("Mẫu số; vụ của năm trước", "Denominators; cases carried over"): ("denominator_unsaid", "carry_over"),
    Text("Từng đơn vị, mọi đơn vị hay cả cụm", "Scope: each unit, every unit, pooled"): (
        "wording_scope",
        "pooled_rate_without_counts",
    ),
    Text("Đạt và vượt", "Met and exceeded"): ("wording_exceed",),
    Text("Kiềm chế", "Kiềm chế, hold back"): ("wording_restrain", "wording_strictness"),
    Text("Giảm cả 3 tiêu chí", "Down on all three"): ("wording_parts", "zero_baseline_unsaid"),
    Text("Không để xảy ra", "Must not happen"): ("wording_none", "none_consequence"),
    Text("100% không vượt được", "100% that cannot be exceeded"): ("exceeding_impossible",),
    Text("Đơn vị dẫn đầu", "The leader"): ("leader_outlier",),
    Text("Càng thấp càng tốt", "Lower is better"): ("attainment_lower_unsaid", "direction_against_better"),
    Text("Làm tròn; bằng điểm", "Rounding; ties"): (
        "rounding_undeclared",
        "rounding_stage_undeclared",
        "ranked_by_rounded",
        "ties_likely",
    ),
    Text("Điểm của cấp nào được tính", "Whose points count"): ("stages_undeclared",),
    Text("Thưởng và phạt ngoài thang điểm", "Bonuses and penalties beyond the scale"): (
        "uncapped_bonus",
        "unfloored_penalty",
    ),
    Text("Điểm liệt", "Vetoes"): ("veto_never_fires", "veto_always_fires", "ignored_veto"),
    Text("Thiếu số liệu", "Missing figures"): ("missing_undeclared",),
    Text("Số liệu làm tròn hoặc nêu một phía", "Rounded and one-sided figures"): ("places_undeclared",),
    Text("Số lượng được đề nghị", "Quotas"): (
        "quota_base_undeclared",
        "quota_rounding_undeclared",
        "quota_ties_undeclared",
        "quota_of_nobody",
    ),
    Text("Bỏ phiếu", "Votes"): ("vote_base_unnamed",),
    Text("Nhiều cấp cùng giao một chỉ số", "Several authorities, one indicator"): (
        "several_authorities",
        "contradictory_targets",
        "implied_target",
    ),
    Text("90, 0,9 hay 9; đồng hay triệu đồng", "90, 0.9 or 9; dong or millions"): (
        "percent_as_fraction",
        "money_without_scale",
    ),
    Text("Cụm gồm những ai", "Who is in the cluster"): ("cluster_undeclared", "asked_of_nobody"),
    Text("Phấn đấu", "Aims"): ("wording_aspiration",),
    Text("Văn bản bị cắt", "Documents that break off"): ("truncated_source",),
    Text("Chấm điểm làm sai lệch việc ghi nhận", "Scores that reward recording less"): ("controlled_whole",),
}
"""In the order in which an author meets them."""

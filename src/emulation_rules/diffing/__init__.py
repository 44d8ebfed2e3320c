"""Two rulesets side by side: what each target and the score became, proved or shown by a report, and for whom."""

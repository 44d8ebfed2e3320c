"""What a ruleset settles, in sentences of both languages: targets, points, totals, titles."""

"""What a ruleset, a report and an evaluation are. No I/O."""

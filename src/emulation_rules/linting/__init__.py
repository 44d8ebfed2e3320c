"""What is doubtful in a ruleset that can be read: one file a check."""

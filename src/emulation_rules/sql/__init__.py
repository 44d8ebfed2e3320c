"""Plans as SQL text: exact integer arithmetic that databases run where the data lies."""

"""The plan: a ruleset lowered once, and its exact readings."""

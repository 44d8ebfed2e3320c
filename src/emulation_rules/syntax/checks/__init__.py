"""What is wrong with a ruleset although each of its parts can be read."""

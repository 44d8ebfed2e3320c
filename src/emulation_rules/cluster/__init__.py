"""Units and their cluster taken together."""

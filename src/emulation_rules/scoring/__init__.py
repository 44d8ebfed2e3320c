"""Points and scores, as intervals."""

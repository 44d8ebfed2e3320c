"""Questions about a whole score that z3 answers; every counterexample is checked by the reference engine."""

"""What the rows of a cluster come to together, exactly: fractions of 64-bit numbers, and order without rounding."""

"""Many units at once: columns of figures in, columns of verdicts and points out, beside what peers do with them."""

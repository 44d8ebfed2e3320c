"""The columnar engine: one plan read over NumPy columns of many units, with the verdicts and points of `reference`."""

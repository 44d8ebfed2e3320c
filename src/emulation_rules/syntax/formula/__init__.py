"""Formulas: their words, how they are parsed, and how they are printed."""

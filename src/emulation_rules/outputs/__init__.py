"""Evaluations for readers: one format a file, each a pure function of evaluations and a language."""

"""Rulings told in full: margins, needs, grades, notes."""

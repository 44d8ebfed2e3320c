"""Criteria as they are written, for findings to quote, with where they stand."""

from __future__ import annotations

from emulation_rules.linting.subject import Subject
from emulation_rules.model.place import KeyPath


def criterion_text(subject: Subject, path: KeyPath) -> str:
    """Return the phrase of a question's criterion, empty where it is no phrase."""
    return subject.text((*path, "criterion")) or ""


def asked_at(subject: Subject, path: KeyPath) -> tuple[KeyPath, str]:
    """Return where a question's criterion is written and its phrase, or the question's own path and nothing."""
    said = criterion_text(subject, path)
    return ((*path, "criterion"), said) if said else (path, "")

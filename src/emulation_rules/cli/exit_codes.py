"""What the numbers mean that the command line ends with."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
"""The work is done and, where a question was asked, the answer is yes."""

NO: Final = 1
"""The answer is no: a check or an audit found errors, lint errors or warnings, a test case failed or too
little was tried, a file is not canonical, what ``--require`` asks for does not hold; ``compare`` or ``diff`` with
``--exit-code`` found changes, ``impact`` what ``--fail-on`` names; ``prove`` could not prove all it was asked."""

USAGE: Final = 2
"""The command was called wrongly."""

UNUSABLE: Final = 3
"""The input cannot be used: a file is missing or not readable, a ruleset or a report is invalid."""

INTERRUPTED: Final = 130
"""Stopped from the keyboard."""

PIPE_CLOSED: Final = 141
"""Whoever was reading the output went away."""

IN_HELP: Final = """\
\b
Exit codes:
  0    done
  1    the answer is no: check or audit found errors, lint errors or warnings,
       a test case failed or too little was tried, fmt --check would rewrite a
       file, what --require asks for does not hold, compare or diff --exit-code
       found changes, impact what --fail-on names, or prove could not prove all it
       was asked
  2    the command was called wrongly
  3    the input cannot be used: a file is missing or not readable, or a ruleset
       or report is invalid where a valid one is needed
  130  interrupted
  141  the reader of the output went away
"""

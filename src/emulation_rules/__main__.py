"""``python -m emulation_rules``: the command line."""

from emulation_rules.cli import main

main()

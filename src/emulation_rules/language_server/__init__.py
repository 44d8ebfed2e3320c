"""What an editor asks of a ruleset while it is being written.

Answers are pure functions of a text and an offset in it; `server` is the one file that speaks the protocol.
"""

"""The shape of a ruleset document: strict pydantic models, the one source of its checks and of its JSON Schema.

They say what may be written where and nothing of what it means; `syntax.reading.read_ruleset` does that.
"""

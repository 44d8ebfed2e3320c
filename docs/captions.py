"""Shows the file name of an example above it: Markdown's own fences have no room for one."""

from __future__ import annotations

import re

_TITLED = re.compile(r'^```(?P<language>[a-z]+) title="(?P<title>[^"]+)"$', re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return the page with ``title="pact.yaml"`` as a line of its own; mkdocs calls this for every page."""
    return _TITLED.sub(r"`\g<title>`:\n\n```\g<language>", markdown)

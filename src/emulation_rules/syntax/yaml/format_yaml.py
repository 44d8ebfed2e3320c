"""The formatter: a YAML or JSON document in its one canonical layout, comments kept."""

from __future__ import annotations

from emulation_rules.model.errors import EmulationRulesError, InvalidDocumentError
from emulation_rules.syntax.yaml.comments import collect, comments_of
from emulation_rules.syntax.yaml.data import to_data
from emulation_rules.syntax.yaml.emit import Order, Rewrite, arrange, as_written, author_order, emit
from emulation_rules.syntax.yaml.nodes import Node
from emulation_rules.syntax.yaml.remarks import settle
from emulation_rules.syntax.yaml.yaml_nodes import read_nodes


class FormattingError(EmulationRulesError):
    """The formatter would have damaged a document: a fault of this library, never of the document."""


def format_text(text: str, file: str, *, order: Order = author_order, rewrite: Rewrite = as_written) -> str:
    """Return the document in canonical layout; formatting that again changes nothing.

    ``file`` is the name findings give the text. Raises `InvalidDocumentError` where the text cannot be read, and
    `FormattingError` rather than return anything that holds other data or fewer comments.
    """
    tree = read_nodes(text, file)
    to_data(tree)  # so that bad numbers are the document's fault, not ours
    arranged = arrange(tree, order, rewrite)
    formatted = emit(arranged, settle(collect(text, tree), arranged))
    _check(arranged, comments_of(text, tree), formatted, file)
    return formatted


def _check(arranged: Node, comments: list[str], formatted: str, file: str) -> None:
    try:
        again = read_nodes(formatted, file)
    except InvalidDocumentError as error:
        raise FormattingError(f"{file}: the formatted text could not be read again: {error}") from error
    # `repr` tells 1 from 1.0 and true, and one order of keys from another.
    if repr(to_data(again)[0]) != repr(to_data(arranged)[0]):
        raise FormattingError(f"{file}: the formatted text would hold other data")
    kept = comments_of(formatted, again)
    if kept != comments:
        lost = sorted(set(comments) ^ set(kept)) or ["a repeated comment"]
        raise FormattingError(f"{file}: the formatted text would lose or change the comment `{lost[0]}`")

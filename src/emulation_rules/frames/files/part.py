"""One table to evaluate, and how it is named on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from emulation_rules.frames.files.faults import fault
from emulation_rules.frames.files.kinds import DATABASES, INPUT_ENDINGS, InputKind, database_kind, input_kind
from emulation_rules.syntax.locale_numbers import Locale

_SCHEMES: Final = {"duckdb": InputKind.DUCKDB, "sqlite": InputKind.SQLITE}
_SERVERS: Final = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Part:
    """A table in a file or a database.

    ``name`` is what messages and the manifest call it. ``table`` is empty for files that hold just one. ``address`` is
    that of a database server, without a password. ``keys`` are columns whose one value a folder's name tells
    (``region=north``). ``locale`` is how a CSV table writes numbers; None: plainly, in columns parted by commas.
    """

    name: str
    kind: InputKind
    file: Path | None = None
    table: str = ""
    address: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    locale: Locale | None = None


def is_address(text: str) -> bool:
    """Whether an input is named by an address: ``duckdb:FILE#TABLE``, ``sqlite:…``, ``postgresql://…``, any ``…://``."""
    scheme, colon, _ = text.partition(":")
    return "://" in text or (scheme.lower() in {*_SCHEMES, *_SERVERS} and bool(colon))


def shown_name(text: str) -> str:
    """Return what messages call an input: of an address no more than its beginning, as passwords may stand in it."""
    return f"{text.partition(':')[0]}:…" if is_address(text) else text


def part_at(text: str, table: str = "", locale: Locale | None = None) -> Part:
    """Return the table that an address or the path of a file names.

    ``table`` is the one to take of a database, ``locale`` how CSV tables write numbers.

    Raises `InvalidReportError` for an address that holds a password or names no table, and `OSError`.
    """
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in _SERVERS:
        return _on_server(text, table)
    if colon and scheme.lower() in _SCHEMES:
        path, _, named = rest.partition("#")
        return _in_file(Path(path), _SCHEMES[scheme.lower()], named or table)
    if is_address(text):
        raise fault("bulk_unknown_address", shown_name(text))
    file, kind = Path(text), input_kind(text)
    if kind is None:
        code = "bulk_one_table" if file.is_dir() else "bulk_unknown_input" if file.exists() else "report_nothing_there"
        raise fault(code, text, known=", ".join(INPUT_ENDINGS), file=text)
    if kind in DATABASES:
        return _in_file(file, database_kind(file) if file.suffix.lower() == ".db" else kind, table)
    return Part(text, kind, file, locale=locale if kind is InputKind.CSV else None)


def _in_file(file: Path, kind: InputKind, table: str) -> Part:
    if not table:
        raise fault("bulk_table_needed", str(file))
    return Part(f"{file}#{table}", kind, file, table)


def _on_server(text: str, table: str) -> Part:
    address, _, named = text.partition("#")
    parts = urlsplit(address)
    shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    words = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if not address.partition(":")[2].startswith("//"):
        raise fault("bulk_unknown_address", shown_name(text))
    # A password with a `/` in it ends the host too early.
    if parts.password is not None or "@" in parts.path or words & {"password", "passfile", "sslpassword"}:
        raise fault("bulk_password", shown_name(text))
    if not (named or table):
        raise fault("bulk_table_needed", shown)
    return Part(f"{shown}#{named or table}", InputKind.POSTGRESQL, None, named or table, address)

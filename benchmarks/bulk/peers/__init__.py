"""The ways to decide many units that are measured against each other. A new one is a class in a module listed here."""

from __future__ import annotations

from bulk.peers import (
    arrow_floats,
    c_loop,
    checkers,
    duckdb_floats,
    numexpr_floats,
    numpy_floats,
    ours,
    pandas_floats,
    polars_floats,
    spark,
)
from bulk.peers.base import BulkPeer

_MODULES = (
    ours,
    c_loop,
    numpy_floats,
    polars_floats,
    arrow_floats,
    pandas_floats,
    numexpr_floats,
    duckdb_floats,
    checkers,
    spark,
)

PEERS: dict[str, type[BulkPeer]] = {peer.name: peer for module in _MODULES for peer in module.PEERS}

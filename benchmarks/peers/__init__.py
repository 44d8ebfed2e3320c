"""The ways to decide that are measured against each other. A new one is a class in a module listed here."""

from __future__ import annotations

from peers import by_hand, durable_rules, ours, zen_engine
from peers.base import Peer

PEERS: dict[str, type[Peer]] = {
    peer.name: peer for module in (ours, by_hand, zen_engine, durable_rules) for peer in module.PEERS
}

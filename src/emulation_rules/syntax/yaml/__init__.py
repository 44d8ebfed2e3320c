"""YAML and JSON text to trees of nodes with places, and back to canonical text."""

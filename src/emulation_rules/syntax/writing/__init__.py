"""The model to documents in canonical form."""

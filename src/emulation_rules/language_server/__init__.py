"""The language server: diagnostics, hovers, completions and quick fixes for editors."""

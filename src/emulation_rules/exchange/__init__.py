"""Reports in, evaluations out and back."""

"""Documents to the model: each section read, each fault noted at its place."""

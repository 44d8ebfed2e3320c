"""How ranks and titles move where weights, figures or rounding do."""

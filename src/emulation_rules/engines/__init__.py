"""What rules on a plan: one meaning, several engines."""

"""What a report states, held against what its figures come to."""

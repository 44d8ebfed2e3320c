"""What is said to people, in Vietnamese and English."""

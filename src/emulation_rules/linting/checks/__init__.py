"""The checks, one a file; the name of the file is the code of what it finds."""

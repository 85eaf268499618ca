"""pandera models, one tidy table a file."""

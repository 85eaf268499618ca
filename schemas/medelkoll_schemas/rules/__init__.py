"""One rule a file, and the explicit list RULES."""

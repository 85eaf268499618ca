"""One TOML file a grant, and the code that loads it."""

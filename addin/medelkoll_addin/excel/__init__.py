"""Functions, button, desktop add-in, web add-in."""

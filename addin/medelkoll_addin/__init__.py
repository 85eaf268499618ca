"""Where it happens: everything that touches files, Excel and people."""

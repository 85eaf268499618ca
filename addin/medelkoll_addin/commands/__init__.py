"""What stands behind each command of ``medelkoll``. Each is imported when it is called: start-up counts."""

"""What a user reads: the Swedish and the English catalogue."""

"""Text, JSON, HTML."""

"""From bytes to a Book."""

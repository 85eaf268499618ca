"""From a Book to tidy tables: recognise the grant, find its tables."""

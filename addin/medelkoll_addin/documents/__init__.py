"""Decisions as running text: their paragraphs, lists and tables become a Book like any other."""

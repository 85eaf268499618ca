"""Workbooks that no grant file describes, and how much of what is true of them is found."""

"""A workbook and its decision, figure by figure: what is the same thing in both, and what only one of them has."""

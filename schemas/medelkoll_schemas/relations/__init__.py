"""Equations over cells: intervals, residuals, localisation, causes."""

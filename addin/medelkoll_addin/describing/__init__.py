"""How a workbook was understood: its tables, and the relations between its cells."""

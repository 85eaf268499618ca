"""How well faults are found, placed and explained: one realistic fault at a time, put into the XML of a workbook."""

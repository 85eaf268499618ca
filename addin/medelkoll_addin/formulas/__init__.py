"""What the formulas of a workbook say, and where they contradict the figures around them."""

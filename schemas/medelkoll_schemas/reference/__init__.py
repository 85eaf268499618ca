"""Population by municipality and year, collaboration areas."""

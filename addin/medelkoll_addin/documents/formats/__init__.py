"""One reader a format; Word and markdown become web pages first, so that headings, lists and tables are found once."""

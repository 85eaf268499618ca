"""What is right: tables in, findings out. No files, no Excel, no clock, no network."""

"""Odd and hostile files, made by table, and what a careful checker says of each: ``make robust`` and the tests."""

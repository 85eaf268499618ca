"""Marks and notes, without touching anything else."""

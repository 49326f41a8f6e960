"""Exports: one format per file, all with the same face; the same StatTable goes into each."""

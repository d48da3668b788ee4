"""Sums over many cases and visits, as figures, charts and files, and the closing of the day."""

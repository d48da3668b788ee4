"""Figures, files, and the closing of the day."""

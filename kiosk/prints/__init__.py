"""The printer's door, what became of each print, and the clerk that looks and tells."""

"""A slip at the counter: scanned, found, printed again."""

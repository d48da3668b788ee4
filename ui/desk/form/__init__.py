"""A case before it is saved."""

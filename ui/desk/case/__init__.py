"""One case: where it stands, what happened, what can be done next."""

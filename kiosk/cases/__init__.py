"""What the office does for a participant: a case from its logging to its end, and nothing forgotten."""

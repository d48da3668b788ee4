"""One visitor from the first touch to the slip, without personal data."""

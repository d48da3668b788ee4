"""What keeps the screen alive."""

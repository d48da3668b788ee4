"""What is laid down on a machine."""

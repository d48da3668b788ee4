"""What happened at the desk, in a chain that shows tampering."""

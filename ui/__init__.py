"""What a person touches: the screens and the command line."""

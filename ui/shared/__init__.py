"""What the visitor screen and the desk have in common: the application, its typeface, its sizes."""

"""Who may sign in, and signing in."""

"""Who works at the desk, what each may do, and how they prove who they are."""

"""Keeps what must outlive the program, by SQLAlchemy: the only room that knows there is a database."""

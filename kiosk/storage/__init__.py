"""Keeps what must outlive the program, by SQLAlchemy: the only room that knows there is a database."""

from kiosk.storage.visits import StoredVisits, open_visits

__all__ = ["StoredVisits", "open_visits"]

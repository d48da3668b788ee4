"""Looks at the database, and changes it, beside the program: by the bare driver."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def told_by_sqlite(path: Path, statement: str) -> list[tuple[Any, ...]]:
    """The rows that `statement` gives; what it changes is committed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement).fetchall()

"""Sees to it that the database has the tables this program expects, and can take a row, before anybody relies on it."""

from sqlalchemy import Connection, Engine, column, insert, inspect, select, table

from kiosk.errors import StorageError
from kiosk.storage.migrations import HEAD, REVISIONS

VERSION = table("alembic_version", column("version_num"))
"""Alembic's own table, read here without Alembic: importing it costs more than opening the database."""


def ready(engine: Engine, name: str) -> None:
    """Bring the database to the newest revision, or prove that the one that is there can be written.

    Raises StorageError, calling the database `name`, if a newer program has made it; database errors pass.
    """
    with engine.connect() as connection:
        revision = stored_revision(connection)
        if revision == HEAD:
            try_writing(connection)
            return
        if revision is not None and revision not in REVISIONS:
            raise StorageError(
                f"The database {name} was made by a newer program: it has schema {revision}, this one knows {HEAD}.",
                "Install the newer program, or restore a backup from before the upgrade.",
            )
        from kiosk.storage.migrations.chain import upgrade

        upgrade(connection)
        connection.commit()


def stored_revision(connection: Connection) -> str | None:
    """The revision the database says it has; None for one without tables."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    return connection.execute(select(VERSION.c.version_num)).scalar_one_or_none()


def try_writing(connection: Connection) -> None:
    """Write a row and take it back: a read-only folder or a full disk shows only when the journal must be written."""
    connection.execute(insert(VERSION).values(version_num="trial"))
    connection.rollback()

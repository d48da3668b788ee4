"""Kinds of columns that mean the same on SQLite and PostgreSQL, where the drivers' own kinds do not."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator


class UnstorableError(ValueError, DontWrapMixin):
    """A value that only a mistake of this program can have made; never a failure of the world."""


class UtcTime(TypeDecorator[datetime]):
    """A moment: goes in aware in any zone, is stored in UTC, comes back aware in UTC.

    SQLite keeps no zone, so a naive time could mean anything: it is refused with UnstorableError.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What is stored. Raises UnstorableError."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise UnstorableError(f"a naive time can't be stored: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What comes back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class IdList(TypeDecorator[tuple[str, ...]]):
    """Ids in their order, as text that a person can read: separated by one space.

    An id that is empty or holds white space would come back as something else: refused with UnstorableError.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What is stored. Raises UnstorableError."""
        if value is None:
            return None
        for item in value:
            if item.split() != [item]:
                raise UnstorableError(f"not an id: {item!r}")
        return " ".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """What comes back."""
        return None if value is None else tuple(value.split())

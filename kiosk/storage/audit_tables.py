"""The tables of the chain as they are now. They hold plain text and bytes, so that a tampered row can still be read."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables import FEWER_PAGES, Table


class AuditEventRow(Table):
    """One event as `kiosk.audit.chain.AuditEvent` has it; rows are added, never changed."""

    __tablename__ = "audit_events"
    __table_args__ = (UniqueConstraint("key"), FEWER_PAGES)

    branch: Mapped[int] = mapped_column(primary_key=True)
    station: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    at: Mapped[str]
    """ISO 8601 in UTC with microseconds: sorts by time."""
    staff: Mapped[str | None]
    kind: Mapped[str]
    subject: Mapped[str]
    details: Mapped[str]
    """A JSON object of texts, its names in order."""
    previous: Mapped[bytes]
    mac: Mapped[bytes]


class AuditHeadRow(Table):
    """Where the chain of a station ends (`latest`), or begins since retention (`pruned`)."""

    __tablename__ = "audit_heads"
    __table_args__ = (CheckConstraint("use IN ('latest', 'pruned')", name="use_known"),)

    branch: Mapped[int] = mapped_column(primary_key=True)
    station: Mapped[int] = mapped_column(primary_key=True)
    use: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    mac: Mapped[bytes]
    seal: Mapped[bytes]

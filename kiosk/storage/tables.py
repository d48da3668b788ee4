"""The tables as they are now; how they came to be so stands in `migrations`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.storage.columns import IdList, UtcTime

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""How constraints are called: a later migration can only change what has a known name on every database."""


HAS_SLIP = text("slip_code IS NOT NULL")
WAS_ISSUED = text("slip_issued_at IS NOT NULL")

FEWER_PAGES = {"sqlite_with_rowid": False}
"""SQLite keeps the rows in the index of their key: for small rows one page less to sync with every act."""


class Table(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text, datetime: UtcTime, tuple[str, ...]: IdList}  # noqa: RUF012


class VisitRow(Table):
    """One visit; the columns are those of `kiosk.visits.record.VisitRecord`.

    No rule joins two times: a station's clock may be set back in the middle of a visit, and the visit is kept anyway.
    """

    __tablename__ = "visits"
    # 'end' is a word of SQL, so the column is quoted; the list grows by a migration, as text, never as a database enum
    __table_args__ = (
        CheckConstraint("touches >= 0", name="touches_counted"),
        CheckConstraint("\"end\" IN ('open', 'slip', 'started_over', 'left')", name="end_known"),
        Index(None, "slip_code", sqlite_where=HAS_SLIP, postgresql_where=HAS_SLIP),
        Index(None, "branch", "slip_issued_at", sqlite_where=WAS_ISSUED, postgresql_where=WAS_ISSUED),
    )

    key: Mapped[UUID] = mapped_column(primary_key=True)
    branch: Mapped[int]
    station: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    end: Mapped[str]
    language: Mapped[str]
    touches: Mapped[int]
    left_at: Mapped[str]
    causes: Mapped[tuple[str, ...]]
    answers: Mapped[tuple[str, ...]]
    slip_code: Mapped[str | None]
    slip_issued_at: Mapped[datetime | None]
    asks_counter: Mapped[bool]

"""The table of prints as it is now: one row a print, replaced as it goes on. Nothing of it is personal."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables import FEWER_PAGES, Table

# the conditions of the partial indexes, word for word: a database can't tell that bound values would mean the same
CAME_OUT = text("state IN ('done', 'sent')")
MET_TROUBLE = text("trouble_at IS NOT NULL")
IS_TEST = text("kind = 'test_page'")


class PrintRow(Table):
    """One print; the columns are those of `kiosk.prints.log.Print`."""

    __tablename__ = "prints"
    __table_args__ = (
        CheckConstraint("kind IN ('slip', 'case_slip', 'test_page', 'report')", name="kind_known"),
        CheckConstraint(
            "state IN ('sending', 'printing', 'done', 'sent', 'needs_help', 'saved', 'failed', 'cancelled', 'refused')",
            name="state_known",
        ),
        CheckConstraint("(trouble IS NULL) = (trouble_at IS NULL)", name="trouble_timed"),
        Index("ix_prints_out", "branch", "station", "at", sqlite_where=CAME_OUT, postgresql_where=CAME_OUT),
        Index(
            "ix_prints_fault", "branch", "station", "trouble_at", sqlite_where=MET_TROUBLE, postgresql_where=MET_TROUBLE
        ),
        Index("ix_prints_test", "branch", "station", "at", sqlite_where=IS_TEST, postgresql_where=IS_TEST),
        Index(None, "code", "state"),
        FEWER_PAGES,
    )

    key: Mapped[UUID] = mapped_column(primary_key=True)
    branch: Mapped[int]
    station: Mapped[int]
    kind: Mapped[str]
    code: Mapped[str]
    is_copy: Mapped[bool]
    printer: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[str]
    trouble: Mapped[str | None]
    trouble_at: Mapped[datetime | None]
    confirmed: Mapped[bool | None]

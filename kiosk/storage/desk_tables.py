"""The tables of the desk's cases as they are now: what names a person is sealed, what finds it is a keyed index."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables import FEWER_PAGES, HAS_SLIP, Table

STILL_OPEN = text("closed_at IS NULL")
"""The condition of the partial indexes of the home lists: they stay as small as the work that is left."""

HAS_KPJ = text("kpj_index IS NOT NULL")


class CaseRow(Table):
    """One case; the columns are those of `kiosk.cases.case.Case`, each kind with columns of its own."""

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint("kind IN ('unblock', 'claim_cancellation')", name="kind_known"),
        CheckConstraint(
            "state IN ('received', 'identity_checked', 'sent', 'forwarded', 'done', 'rejected', 'withdrawn')",
            name="state_known",
        ),
        CheckConstraint("version > 0", name="version_counted"),
        CheckConstraint("(kind = 'unblock') = (block IS NOT NULL)", name="block_told"),
        CheckConstraint("(kind = 'claim_cancellation') = (named_branch IS NOT NULL)", name="named_branch_told"),
        CheckConstraint("(state = 'done') = (ending IS NOT NULL)", name="ending_told"),
        UniqueConstraint("code"),
        Index(None, "slip_code", sqlite_where=HAS_SLIP, postgresql_where=HAS_SLIP),
        Index(None, "kpj_index", sqlite_where=HAS_KPJ, postgresql_where=HAS_KPJ),
        Index(None, "branch", "due_at", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
        Index(None, "assigned_to", "due_at", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
        Index(None, "created_at"),
    )

    key: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    branch: Mapped[int]
    station: Mapped[int]
    kind: Mapped[str]
    state: Mapped[str]
    version: Mapped[int]
    cause: Mapped[str]
    slip_code: Mapped[str | None]
    slip_causes: Mapped[tuple[str, ...]]
    block: Mapped[str | None]
    failed_before: Mapped[bool | None]
    identity_seen: Mapped[bool | None]
    card_seen: Mapped[bool | None]
    cause_put_right: Mapped[bool | None]
    named_branch: Mapped[str | None]
    attempted_on: Mapped[date | None]
    queue_number: Mapped[str | None]
    handling: Mapped[str | None]
    due_at: Mapped[datetime | None]
    due_certain: Mapped[bool]
    due_rule: Mapped[str]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    logged_by: Mapped[UUID]
    assigned_to: Mapped[UUID]
    sent_to: Mapped[str | None]
    ending: Mapped[str | None]
    name_sealed: Mapped[bytes | None]
    kpj_sealed: Mapped[bytes | None]
    kpj_index: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[bytes | None]


class CaseEntryRow(Table):
    """One line of a case's history; rows are added, never changed. What somebody typed is sealed."""

    __tablename__ = "case_entries"
    __table_args__ = (UniqueConstraint("case_key", "number"), FEWER_PAGES)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    case_key: Mapped[UUID] = mapped_column(ForeignKey("cases.key"))
    number: Mapped[int]
    version: Mapped[int]
    at: Mapped[datetime]
    staff: Mapped[UUID]
    kind: Mapped[str]
    move: Mapped[str | None]
    state: Mapped[str | None]
    field: Mapped[str | None]
    before_sealed: Mapped[bytes | None]
    after_sealed: Mapped[bytes | None]
    reason_sealed: Mapped[bytes | None]


class SlipUseRow(Table):
    """One use of a slip at a counter, with a case or without."""

    __tablename__ = "slip_uses"
    __table_args__ = (Index(None, "slip_code"), FEWER_PAGES)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    slip_code: Mapped[str]
    branch: Mapped[int]
    station: Mapped[int]
    at: Mapped[datetime]
    staff: Mapped[UUID]
    case_key: Mapped[UUID | None] = mapped_column(ForeignKey("cases.key"))


class KeyMarkRow(Table):
    """What a key is known by, so that rows are never sealed with the keys of another database."""

    __tablename__ = "key_marks"

    name: Mapped[str] = mapped_column(primary_key=True)
    mark: Mapped[bytes]

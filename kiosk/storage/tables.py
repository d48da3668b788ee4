"""The tables as they are now; how they came to be so stands in `migrations`."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, MetaData, Text, UniqueConstraint, text
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

# the conditions of the partial indexes, word for word: a database can't tell that bound values would mean the same
HAS_SLIP = text("slip_code IS NOT NULL")
WAS_ISSUED = text("slip_issued_at IS NOT NULL")
STILL_OPEN = text("closed_at IS NULL")
"""The condition of the home lists' indexes: they stay as small as the work that is left."""

HAS_KPJ = text("kpj_index IS NOT NULL")
CAME_OUT = text("state IN ('done', 'sent')")
MET_TROUBLE = text("trouble_at IS NOT NULL")
IS_TEST = text("kind = 'test_page'")

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


class CaseRow(Table):
    """One case; the columns are those of `kiosk.cases.case.Case`, each kind with columns of its own.

    What names a person is sealed, what finds it is a keyed index.
    """

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
    """One use of a slip at a counter, with a case or without.

    Each use has its number, so that nobody can use a slip without having seen who used it before.
    """

    __tablename__ = "slip_uses"
    __table_args__ = (UniqueConstraint("slip_code", "number"), FEWER_PAGES)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    slip_code: Mapped[str]
    branch: Mapped[int]
    station: Mapped[int]
    at: Mapped[datetime]
    staff: Mapped[UUID]
    case_key: Mapped[UUID | None] = mapped_column(ForeignKey("cases.key"))
    number: Mapped[int]


class KeyMarkRow(Table):
    """What a key is known by, so that rows are never sealed with the keys of another database."""

    __tablename__ = "key_marks"

    name: Mapped[str] = mapped_column(primary_key=True)
    mark: Mapped[bytes]


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


class StaffRow(Table):
    """One account; the columns are those of `kiosk.staff.accounts.StaffAccount`.

    Only one account can be the first one, which nobody had to allow; to all others nothing is said of it.
    """

    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint("role IN ('cs', 'supervisor', 'admin')", name="role_known"),
        UniqueConstraint("name_id"),
        Index(None, "is_first", unique=True),
    )

    key: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
    name: Mapped[str]
    name_id: Mapped[str]
    role: Mapped[str]
    pin: Mapped[str]
    pin_is_temporary: Mapped[bool]
    is_active: Mapped[bool]
    epoch: Mapped[int]
    made_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]
    is_first: Mapped[bool | None]


class StaffAttemptsRow(Table):
    """Wrong tries of one name at one station, or with an empty `who` of the whole station. Spans in microseconds."""

    __tablename__ = "staff_attempts"

    branch: Mapped[int] = mapped_column(primary_key=True)
    station: Mapped[int] = mapped_column(primary_key=True)
    who: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    failures: Mapped[int]
    waited: Mapped[int] = mapped_column(BigInteger)
    rested: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[datetime]


class AuditEventRow(Table):
    """One event as `kiosk.audit.chain.AuditEvent` has it; rows are added, never changed.

    Plain text and bytes, so that a tampered row can still be read.
    """

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

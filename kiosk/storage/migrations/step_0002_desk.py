"""Makes the desk's tables: accounts, cases and their history, used slips, the chain; visits are found by their slip."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"

STILL_OPEN = sa.text("closed_at IS NULL")
HAS_SLIP = sa.text("slip_code IS NOT NULL")
HAS_KPJ = sa.text("kpj_index IS NOT NULL")
WAS_ISSUED = sa.text("slip_issued_at IS NOT NULL")


def upgrade() -> None:
    """Make the tables; their kinds are spelled out here, because those of the tables may change later."""
    _make_accounts()
    _make_cases()
    _make_entries()
    _make_slip_uses()
    _make_chain()
    _index("visits", "slip_code", where=HAS_SLIP)
    _index("visits", "branch", "slip_issued_at", where=WAS_ISSUED)


def downgrade() -> None:
    """Drop the tables and all that was logged; visits stay."""
    op.drop_index("ix_visits_branch_slip_issued_at", "visits")
    op.drop_index("ix_visits_slip_code", "visits")
    for table in ("key_marks", "audit_heads", "audit_events", "slip_uses", "case_entries", "cases"):
        op.drop_table(table)
    op.drop_table("staff_attempts")
    op.drop_table("staff")


def _make_accounts() -> None:
    op.create_table(
        "staff",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pin", sa.Text(), nullable=False),
        sa.Column("pin_is_temporary", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_staff"),
        sa.UniqueConstraint("name_id", name="uq_staff_name_id"),
        sa.CheckConstraint("role IN ('cs', 'supervisor', 'admin')", name="ck_staff_role_known"),
    )
    op.create_table(
        "staff_attempts",
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("waited", sa.BigInteger(), nullable=False),
        sa.Column("rested", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("branch", "station", "who", name="pk_staff_attempts"),
    )


def _make_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("slip_code", sa.Text(), nullable=True),
        sa.Column("slip_causes", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=True),
        sa.Column("failed_before", sa.Boolean(), nullable=True),
        sa.Column("identity_seen", sa.Boolean(), nullable=True),
        sa.Column("card_seen", sa.Boolean(), nullable=True),
        sa.Column("cause_put_right", sa.Boolean(), nullable=True),
        sa.Column("named_branch", sa.Text(), nullable=True),
        sa.Column("attempted_on", sa.Date(), nullable=True),
        sa.Column("queue_number", sa.Text(), nullable=True),
        sa.Column("handling", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_certain", sa.Boolean(), nullable=False),
        sa.Column("due_rule", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("logged_by", sa.Uuid(), nullable=False),
        sa.Column("assigned_to", sa.Uuid(), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kpj_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("kpj_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_cases"),
        sa.UniqueConstraint("code", name="uq_cases_code"),
        sa.CheckConstraint("kind IN ('unblock', 'claim_cancellation')", name="ck_cases_kind_known"),
        sa.CheckConstraint(
            "state IN ('received', 'identity_checked', 'sent', 'forwarded', 'done', 'rejected', 'withdrawn')",
            name="ck_cases_state_known",
        ),
        sa.CheckConstraint("version > 0", name="ck_cases_version_counted"),
        sa.CheckConstraint("(kind = 'unblock') = (block IS NOT NULL)", name="ck_cases_block_told"),
        sa.CheckConstraint(
            "(kind = 'claim_cancellation') = (named_branch IS NOT NULL)", name="ck_cases_named_branch_told"
        ),
        sa.CheckConstraint("(state = 'done') = (ending IS NOT NULL)", name="ck_cases_ending_told"),
    )
    _index("cases", "slip_code", where=HAS_SLIP)
    _index("cases", "kpj_index", where=HAS_KPJ)
    _index("cases", "branch", "due_at", where=STILL_OPEN)
    _index("cases", "assigned_to", "due_at", where=STILL_OPEN)
    _index("cases", "created_at")


def _make_entries() -> None:
    op.create_table(
        "case_entries",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("case_key", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("move", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("before_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("after_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_case_entries"),
        sa.UniqueConstraint("case_key", "number", name="uq_case_entries_case_key_number"),
        sa.ForeignKeyConstraint(["case_key"], ["cases.key"], name="fk_case_entries_case_key_cases"),
        sqlite_with_rowid=False,
    )


def _make_slip_uses() -> None:
    op.create_table(
        "slip_uses",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("slip_code", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff", sa.Uuid(), nullable=False),
        sa.Column("case_key", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_slip_uses"),
        sa.ForeignKeyConstraint(["case_key"], ["cases.key"], name="fk_slip_uses_case_key_cases"),
        sqlite_with_rowid=False,
    )
    _index("slip_uses", "slip_code")


def _make_chain() -> None:
    op.create_table(
        "audit_events",
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("branch", "station", "number", name="pk_audit_events"),
        sa.UniqueConstraint("key", name="uq_audit_events_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_heads",
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("branch", "station", "use", name="pk_audit_heads"),
        sa.CheckConstraint("use IN ('latest', 'pruned')", name="ck_audit_heads_use_known"),
    )
    op.create_table(
        "key_marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_key_marks"),
    )


def _index(table: str, *columns: str, where: sa.TextClause | None = None) -> None:
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, list(columns), sqlite_where=where, postgresql_where=where)

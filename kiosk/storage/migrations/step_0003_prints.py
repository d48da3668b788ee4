"""Makes the table of prints: what came out, what did not, and how the printer has been."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

CAME_OUT = sa.text("state IN ('done', 'sent')")
MET_TROUBLE = sa.text("trouble_at IS NOT NULL")
IS_TEST = sa.text("kind = 'test_page'")


def upgrade() -> None:
    """Make the table; its kinds are spelled out here, because those of the table may change later."""
    op.create_table(
        "prints",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_copy", sa.Boolean(), nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.Column("trouble_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_prints"),
        sa.CheckConstraint("kind IN ('slip', 'case_slip', 'test_page', 'report')", name="ck_prints_kind_known"),
        sa.CheckConstraint(
            "state IN ('sending', 'printing', 'done', 'sent', 'needs_help', 'saved', 'failed', 'cancelled', 'refused')",
            name="ck_prints_state_known",
        ),
        sa.CheckConstraint("(trouble IS NULL) = (trouble_at IS NULL)", name="ck_prints_trouble_timed"),
        sqlite_with_rowid=False,
    )
    _index("out", ["branch", "station", "at"], CAME_OUT)
    _index("fault", ["branch", "station", "trouble_at"], MET_TROUBLE)
    _index("test", ["branch", "station", "at"], IS_TEST)
    op.create_index("ix_prints_code_state", "prints", ["code", "state"])


def downgrade() -> None:
    """Drop the table and what is known of all prints; visits and cases stay."""
    for name in ("code_state", "test", "fault", "out"):
        op.drop_index(f"ix_prints_{name}", "prints")
    op.drop_table("prints")


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(f"ix_prints_{name}", "prints", columns, sqlite_where=where, postgresql_where=where)

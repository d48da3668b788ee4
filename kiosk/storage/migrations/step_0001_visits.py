"""Makes the table of visits."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the table; its kinds are spelled out here, because those in `columns` may change later."""
    op.create_table(
        "visits",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("station", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("touches", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.Text(), nullable=False),
        sa.Column("causes", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("slip_code", sa.Text(), nullable=True),
        sa.Column("slip_issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asks_counter", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_visits"),
        sa.CheckConstraint("touches >= 0", name="ck_visits_touches_counted"),
        sa.CheckConstraint("\"end\" IN ('open', 'slip', 'started_over', 'left')", name="ck_visits_end_known"),
    )
    op.create_index("ix_visits_began_at", "visits", ["began_at"])


def downgrade() -> None:
    """Drop the table and all visits in it."""
    op.drop_index("ix_visits_began_at", "visits")
    op.drop_table("visits")

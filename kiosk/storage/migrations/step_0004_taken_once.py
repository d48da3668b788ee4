"""Gives each use of a slip its number and marks the first account, so that constraints hold what a lock held."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

WITHOUT_ROWID = {"sqlite_with_rowid": False}
"""Where SQLite makes a table anew it would forget this."""


def upgrade() -> None:
    """Number the uses that are there, of each slip by their time; the account that was made first is the first one."""
    op.add_column("slip_uses", sa.Column("number", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE slip_uses SET number = (SELECT count(*) FROM slip_uses AS other"
        " WHERE other.slip_code = slip_uses.slip_code AND (other.at < slip_uses.at"
        " OR (other.at = slip_uses.at AND other.key <= slip_uses.key)))"
    )
    op.drop_index("ix_slip_uses_slip_code", "slip_uses")
    with op.batch_alter_table("slip_uses", table_kwargs=WITHOUT_ROWID) as uses:
        uses.alter_column("number", existing_type=sa.Integer(), nullable=False)
        uses.create_unique_constraint("uq_slip_uses_slip_code_number", ["slip_code", "number"])
    op.add_column("staff", sa.Column("is_first", sa.Boolean(), nullable=True))
    op.execute("UPDATE staff SET is_first = true WHERE key = (SELECT key FROM staff ORDER BY made_at, key LIMIT 1)")
    op.create_index("ix_staff_is_first", "staff", ["is_first"], unique=True)


def downgrade() -> None:
    """Take numbers and mark away; all uses and accounts stay."""
    op.drop_index("ix_staff_is_first", "staff")
    op.drop_column("staff", "is_first")
    with op.batch_alter_table("slip_uses", table_kwargs=WITHOUT_ROWID) as uses:
        uses.drop_constraint("uq_slip_uses_slip_code_number", type_="unique")
        uses.drop_column("number")
    op.create_index("ix_slip_uses_slip_code", "slip_uses", ["slip_code"])

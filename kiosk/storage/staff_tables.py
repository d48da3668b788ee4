"""The tables of those who work at the desk as they are now."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.storage.tables import Table


class StaffRow(Table):
    """One account; the columns are those of `kiosk.staff.accounts.StaffAccount`."""

    __tablename__ = "staff"
    __table_args__ = (
        CheckConstraint("role IN ('cs', 'supervisor', 'admin')", name="role_known"),
        UniqueConstraint("name_id"),
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

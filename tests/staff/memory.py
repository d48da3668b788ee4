"""The fake of the door `StaffStore`: accounts and wrong tries in memory, their events in a chain."""

from collections.abc import Callable, Collection
from uuid import UUID

from kiosk.audit.chain import AuditEvent
from kiosk.staff.accounts import AttemptsRow, StaffAccount, StaffChange
from tests.audit.memory import MemoryTrail

Place = tuple[int, int, str]


class MemoryStaff:
    """Fits `kiosk.staff.accounts.StaffStore`."""

    def __init__(self, trail: MemoryTrail) -> None:
        self.trail = trail
        self.rows: dict[UUID, StaffAccount] = {}
        self.tries: dict[Place, AttemptsRow] = {}

    def accounts(self) -> tuple[StaffAccount, ...]:
        """As the door says."""
        return tuple(sorted(self.rows.values(), key=lambda account: account.name_id))

    def account(self, key: UUID) -> StaffAccount | None:
        """As the door says."""
        return self.rows.get(key)

    def account_named(self, name_id: str) -> StaffAccount | None:
        """As the door says."""
        return next((account for account in self.rows.values() if account.name_id == name_id), None)

    def attempts(self, branch: int, station: int, who: str) -> AttemptsRow | None:
        """As the door says."""
        return self.tries.get((branch, station, who))

    def attempts_of(self, marks: Collection[str]) -> tuple[AttemptsRow, ...]:
        """As the door says."""
        return tuple(row for row in self.tries.values() if row.who in marks)

    def apply(self, change: StaffChange) -> bool:
        """As the door says."""
        if not self._fits(change):
            return False
        self.trail.append(change.events)
        self.rows.update((account.key, account) for account in change.accounts)
        self.tries.update(((row.branch, row.station, row.who), row) for row in change.attempts)
        self.tries = {place: row for place, row in self.tries.items() if row.who not in change.forget}
        return True

    def events(self) -> list[AuditEvent]:
        """Everything that was written down, station by station."""
        return [event for place in self.trail.stations() for event in self.trail.events_of(*place)]

    def _fits(self, change: StaffChange) -> bool:
        if change.is_first and self.rows:
            return False
        if any(self.rows.get(account.key) != account for account in change.unchanged):
            return False
        return all(self._follows(account) for account in change.accounts) and all(
            row.version == self._version_of_tries(row) + 1 for row in change.attempts
        )

    def _follows(self, account: StaffAccount) -> bool:
        stored = self.rows.get(account.key)
        named = self.account_named(account.name_id)
        is_free = named is None or named.key == account.key
        return is_free and account.version == (stored.version if stored else 0) + 1

    def _version_of_tries(self, row: AttemptsRow) -> int:
        stored = self.tries.get((row.branch, row.station, row.who))
        return stored.version if stored else 0


class HurriedStaff(MemoryStaff):
    """The same, where somebody else is faster: `times` refusals, or what `meanwhile` does, just before a change."""

    def __init__(self, trail: MemoryTrail) -> None:
        super().__init__(trail)
        self.times = 0
        self.meanwhile: Callable[[], object] | None = None

    def apply(self, change: StaffChange) -> bool:
        """As the door says, unless somebody else is faster."""
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()
        if self.times:
            self.times -= 1
            return False
        return super().apply(change)

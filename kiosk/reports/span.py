"""The days a report is about: days of the branch, whose midnights are moments only in its zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Span:
    """Days of the branch, the first and the last included. Raises ValueError if they stand the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span can't end on {self.last}, before it begins on {self.first}")

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The midnight it begins with, and the midnight before which it ends. Raises OverflowError for the last day."""
        start = datetime.combine(self.first, time(), tzinfo=zone)
        return start, datetime.combine(self.last + timedelta(days=1), time(), tzinfo=zone)

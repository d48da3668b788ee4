"""Rows of the chain as they lie there: what was tampered with comes back as something that can't be genuine."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from kiosk.audit.chain import AuditEvent, Head, HeadUse, SealedHead
from kiosk.storage.rows import Rows

NO_KEY = UUID(int=0)
NO_TIME = datetime.min.replace(tzinfo=UTC)
NO_NUMBER = -1


def head_of(values: Sequence[object], use: HeadUse) -> SealedHead:
    """The head of branch, station, number, mac and seal, whatever stands in them."""
    branch, station, number, mac, sealed = values
    return SealedHead(head_in(branch, station, number, mac), use, _bytes(sealed))


def head_in(branch: object, station: object, number: object, mac: object) -> Head:
    """The head of these columns, whatever stands in them."""
    return Head(_number(branch), _number(station), _number(number), _bytes(mac))


def _key(value: object) -> UUID:
    try:
        key = UUID(str(value))
    except ValueError:
        return NO_KEY
    return key if str(key) == value else NO_KEY  # another writing of the same key is a change as well


def _time(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return NO_TIME
    return moment if moment.isoformat(timespec="microseconds") == value and moment.tzinfo else NO_TIME


def _number(value: object) -> int:
    return value if isinstance(value, int) else NO_NUMBER


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _details(value: object) -> dict[str, str]:
    try:
        found = json.loads(str(value))
    except ValueError:
        return {"": str(value)}
    whole = isinstance(found, dict) and all(isinstance(text, str) for text in found.values())
    if not whole or json.dumps(found, sort_keys=True, ensure_ascii=False) != value:
        return {"": str(value)}
    return dict(found)


EVENTS = Rows(
    AuditEvent,
    kinds={
        UUID: (str, _key),
        int: (int, _number),
        str: (str, str),
        datetime: (lambda at: at.astimezone(UTC).isoformat(timespec="microseconds"), _time),
        Mapping[str, str]: (lambda told: json.dumps(dict(told), sort_keys=True, ensure_ascii=False), _details),
        bytes: (bytes, _bytes),
    },
)
"""Events as texts, numbers and bytes, whatever stands in a row."""

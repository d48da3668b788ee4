"""The Internet Printing Protocol, as little of it as a slip needs (RFC 8010): requests out, attributes in.

Our own, because what there is does not fit: pycups is GPL and not on Windows, pyipp brings an event loop and a dozen
packages and knows no CUPS socket, and `lp` and `lpstat` can't tell a job that was printed from one that was cancelled.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

Value = str | int | bool
Attributes = Mapping[str, tuple[Value, ...]]


class Operation(IntEnum):
    """What can be asked (RFC 8011, section 5.4.15; those of CUPS begin at 0x4001)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Tag(IntEnum):
    """Groups of attributes, and the types of their values (RFC 8010, section 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    BEGIN_COLLECTION = 0x34
    END_COLLECTION = 0x37
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


LAST_GROUP_TAG = 0x0F
FIRST_TEXT_TAG = 0x40
OK = 0x00FF
"""The greatest status that is a success."""

NOT_FOUND = 0x0406
GONE = 0x0405
NOT_POSSIBLE = 0x0404
NOT_ACCEPTING = 0x0506
BUSY = 0x0507
_PASSING = {0x0500, 0x0502, 0x0505, BUSY}
"""An internal error, out of service, a temporary error."""


@dataclass(frozen=True)
class Given:
    """One attribute of a request with its values."""

    name: str
    tag: Tag
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Response:
    """What a printer answers: a status, and groups of attributes in their order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def is_ok(self) -> bool:
        """Whether it did what was asked."""
        return self.status <= OK

    @property
    def is_unknown(self) -> bool:
        """Whether it says that there is no such printer or job."""
        return self.status in {NOT_FOUND, GONE}

    @property
    def is_passing(self) -> bool:
        """Whether it may do later what it does not do now."""
        return self.status in _PASSING

    def all_of(self, tag: Tag) -> list[Attributes]:
        """The groups of one kind."""
        return [attributes for kind, attributes in self.groups if kind == tag]

    def first_of(self, tag: Tag) -> Attributes:
        """The first group of a kind, empty if there is none."""
        return next(iter(self.all_of(tag)), {})


def texts(attributes: Attributes, name: str) -> list[str]:
    """The values of `name` that are texts."""
    return [value for value in attributes.get(name, ()) if isinstance(value, str)]


def number(attributes: Attributes, name: str) -> int:
    """The first number of `name`, or 0."""
    return next((value for value in attributes.get(name, ()) if isinstance(value, int)), 0)


def request(operation: Operation, given: list[Given], document: bytes = b"") -> bytes:
    """A request in bytes; every one asks in UTF-8 and English, so that messages can be compared."""
    start = [
        Given("attributes-charset", Tag.CHARSET, ("utf-8",)),
        Given("attributes-natural-language", Tag.LANGUAGE, ("en",)),
    ]
    head = struct.pack(">BBHIB", 1, 1, operation, 1, Tag.OPERATION)
    return head + b"".join(_encoded(attribute) for attribute in start + given) + bytes([Tag.END]) + document


def _encoded(attribute: Given) -> bytes:
    parts = []
    name = attribute.name.encode()
    for value in attribute.values:
        raw = _raw(attribute.tag, value)
        parts.append(struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(raw)) + raw)
        name = b""  # a further value of the same attribute has none
    return b"".join(parts)


def _raw(tag: Tag, value: Value) -> bytes:
    if tag is Tag.BOOLEAN:
        return bytes([bool(value)])
    if isinstance(value, int):
        return struct.pack(">i", value)
    return value.encode()


def response(content: bytes) -> Response:
    """The answer in `content`. Raises ValueError if it is none."""
    try:
        _, status, _ = struct.unpack_from(">HHI", content)
        groups = tuple(_groups(content, 8))
    except (struct.error, IndexError) as error:
        raise ValueError("no answer of a printer, or only its beginning") from error
    return Response(status, groups)


def _groups(content: bytes, at: int) -> Iterator[tuple[int, Attributes]]:
    kind, found = 0, dict[str, tuple[Value, ...]]()
    name, depth = "", 0
    while True:
        tag = content[at]
        at += 1
        if tag <= LAST_GROUP_TAG:
            if kind:
                yield kind, found
            if tag == Tag.END:
                return
            kind, found = tag, {}
            continue
        own_name, at = _counted(content, at)
        raw, at = _counted(content, at)
        depth -= tag == Tag.END_COLLECTION
        if depth == 0 and tag != Tag.END_COLLECTION:  # nothing here needs what lies inside a collection
            name = own_name.decode("utf-8", "replace") or name
            found[name] = (*found.get(name, ()), *_values(tag, raw))
        depth += tag == Tag.BEGIN_COLLECTION


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from(">H", content, at)
    end = at + 2 + length
    if end > len(content):
        raise IndexError(end)
    return content[at + 2 : end], end


def _values(tag: int, raw: bytes) -> tuple[Value, ...]:
    if tag in {Tag.INTEGER, Tag.ENUM}:
        return struct.unpack(">i", raw)
    if tag == Tag.BOOLEAN:
        return (raw != b"\0",)
    return (raw.decode("utf-8", "replace"),) if tag >= FIRST_TEXT_TAG else ()

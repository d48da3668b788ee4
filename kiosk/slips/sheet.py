"""What stands on a slip, already worded and ready to draw: plain strings, never markup, never personal data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SlipPart:
    """One cause of the plan: what it is called, why it happens, what to do in order, and what not to do again."""

    title: str
    why: str
    steps: tuple[str, ...]
    stop: str | None = None


@dataclass(frozen=True)
class DueBox:
    """The expected time of the whole plan; without a known hour `hour` is empty and `day` says who sets it."""

    heading: str
    day: str
    hour: str
    note: str


@dataclass(frozen=True)
class QrBlock:
    """A QR code with the words that say for whom it is; digits alone are packed as a number. Empty: there is none."""

    payload: str
    title: str
    caption: str


@dataclass(frozen=True)
class SlipSheet:
    """The whole slip in reading order; empty strings and tuples are left out.

    `issued` is the worded moment of issue ("Dicetak 24 Maret 2026, 09.12 WIB"), `mark` a short word such as
    "CETAK ULANG", `answers` what the visitor said, for the officer. The last of `branch_lines` tells the hours;
    `where_short` is `where` without descriptions, for a plan too long for its paper.
    """

    language: str
    title: str
    code_label: str
    code: str
    branch_name: str
    branch_lines: tuple[str, ...]
    issued: str
    due: DueBox
    parts: tuple[SlipPart, ...]
    bring_heading: str
    bring: tuple[str, ...]
    where_heading: str
    where: tuple[str, ...]
    notices: tuple[str, ...]
    staff_qr: QrBlock
    phone_qr: QrBlock
    parts_heading: str = ""
    answers_heading: str = ""
    answers: tuple[str, ...] = ()
    where_short: tuple[str, ...] = ()
    mark: str = ""

"""What can be wrong with where things stand on a page, each fault told in a sentence."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF

from tests.journeys.looking import PageSeen, TargetSeen

TOLERANCE = 2.0
"""Pixels by which type may pass its box: letters are rounded to whole pixels."""

LEAST_TARGET = 15.0
LEAST_KEY_WIDTH = 12.7
"""Ten keys in a row on a screen 26 cm wide can't be wider."""

LEAST_GAP = 2.0


def cut_texts(page: PageSeen, window: QRectF) -> Iterator[str]:
    """Texts that are cut, broken inside a word, or reach beyond what they stand in."""
    for text in page.texts:
        told = f"{page.name}: {text.text[:40]!r}"
        if (
            text.letters.width() > text.room.width() + TOLERANCE
            or text.letters.height() > text.room.height() + TOLERANCE
        ):
            yield f"{told} fills {_size(text.letters)} and has {_size(text.room)}"
        if text.widest_word > text.room.width() + TOLERANCE and " " in text.text:
            yield f"{told} breaks a word: {text.widest_word:.0f} wide, room {text.room.width()}"
        for _, box in text.ancestors:
            if beyond := _beyond(text.box, box.intersected(window)):
                yield f"{told} reaches {beyond:.0f} px out of its box {_rectangle(box)}"
                break


def overlapping(page: PageSeen) -> Iterator[str]:
    """Texts that lie on each other, and texts that lie on something to touch that is not theirs."""
    for one, other in combinations(page.texts, 2):
        if _overlap(one.box, other.box):
            yield f"{page.name}: {one.text[:40]!r} lies on {other.text[:40]!r}"
    for text in page.texts:
        lies_in = {key for key, _ in text.ancestors}
        for target in page.targets:
            if target.key not in lies_in and _overlap(text.box, target.box):
                yield f"{page.name}: {text.text[:40]!r} lies on the button {target.name[:40]!r}"


def small_targets(page: PageSeen, millimetre: float, window: QRectF) -> Iterator[str]:
    """Things to touch that are too small or not wholly on the screen."""
    for target in page.targets:
        wide, high = target.box.width() / millimetre, target.box.height() / millimetre
        least = LEAST_KEY_WIDTH if target.is_key else LEAST_TARGET
        if wide < least - 0.05 or high < LEAST_TARGET - 0.05:
            yield f"{page.name}: {target.name[:40]!r} is {wide:.1f}×{high:.1f} mm"
        if _beyond(target.box, window):
            yield f"{page.name}: {target.name[:40]!r} is not wholly on the screen"


def close_targets(page: PageSeen, millimetre: float) -> Iterator[str]:
    """Things to touch that stand too close together."""
    for one, other in combinations(page.targets, 2):
        gap = _gap(one, other) / millimetre
        if gap < LEAST_GAP - 0.05:
            yield f"{page.name}: {gap:.1f} mm between {one.name[:30]!r} and {other.name[:30]!r}"


def _gap(one: TargetSeen, other: TargetSeen) -> float:
    beside = max(one.box.left() - other.box.right(), other.box.left() - one.box.right())
    above = max(one.box.top() - other.box.bottom(), other.box.top() - one.box.bottom())
    return max(beside, above)


def _beyond(box: QRectF, room: QRectF) -> float:
    out = max(
        room.left() - box.left(), room.top() - box.top(), box.right() - room.right(), box.bottom() - room.bottom()
    )
    return out if out > TOLERANCE else 0.0


def _overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > TOLERANCE and shared.height() > TOLERANCE


def _size(size: object) -> str:
    return str(size).partition("QSize")[2]


def _rectangle(box: QRectF) -> str:
    return f"{box.left():.0f},{box.top():.0f} {box.width():.0f}×{box.height():.0f}"

"""The script that shows whether anything changed for people sees the smallest dot, and no number."""

import json
from pathlib import Path

from PIL import Image
from PIL.ImageDraw import Draw

from kiosk.paper.qr import Correction, symbol
from tests.pictures.compare import IN_SQUARES, differences

DOT, EDGE = 4, 40
"""Pixels of a QR square's dot, and from the picture's edge to it."""


def toured(folder: Path, *pages: str, square: str = "1", dot: tuple[int, int] = (0, 0), slip: bytes = b"1") -> Path:
    """A tour of `pages` that all show a QR square and one grey dot."""
    picture = Image.new("RGB", (200, 200), "white")
    for column, row, length in symbol(square, Correction.M).runs:
        left, top = EDGE + DOT * column, EDGE + DOT * row
        Draw(picture).rectangle((left, top, left + DOT * length - 1, top + DOT - 1), "black")
    picture.putpixel(dot, (254, 254, 254))
    (folder / "slips").mkdir(parents=True)
    (folder / "slips" / "other-id.pdf").write_bytes(slip)
    told = []
    for number, page in enumerate(pages):
        picture.save(folder / f"{number}-{page}.png")
        told.append({"file": f"{number}-{page}.png", "page": page, "journey": "left", "language": "id"})
    (folder / "summary.json").write_text(json.dumps({"touches": {"left": len(pages)}, "pages": told}), encoding="utf-8")
    return folder


def compared(before: Path, after: Path) -> list[str]:
    return list(differences(before, after, before.parent / "shown"))


def test_tours_of_the_same_pages_in_another_order_do_not_differ(tmp_path: Path) -> None:
    before, after = toured(tmp_path / "a", "welcome", "plan"), toured(tmp_path / "b", "plan", "welcome")
    assert compared(before, after) == []


def test_one_paler_dot_is_told_and_shown(tmp_path: Path) -> None:
    before, after = toured(tmp_path / "a", "plan"), toured(tmp_path / "b", "plan", dot=(190, 7))
    shown = tmp_path / "shown" / "plan.left.id.1.png"
    assert compared(before, after) == [f"plan.left.id.1: 2 pixels in (0, 0, 191, 8): {shown}"]
    with Image.open(shown) as picture:
        assert picture.size == (3 * 200, 200)


def test_page_and_touch_more_are_told(tmp_path: Path) -> None:
    before, after = toured(tmp_path / "a", "plan"), toured(tmp_path / "b", "plan", "plan")
    assert compared(before, after) == ["plan.left.id.2: only after", "summary.json: touches"]


def test_square_that_holds_something_else_is_told_as_that(tmp_path: Path) -> None:
    before, after = toured(tmp_path / "a", "slip"), toured(tmp_path / "b", "slip", square="2")
    assert compared(before, after) == [f"slip.left.id.1: {IN_SQUARES}"]


def test_dot_beside_a_changed_square_is_not_hidden_by_it(tmp_path: Path) -> None:
    before, after = toured(tmp_path / "a", "slip"), toured(tmp_path / "b", "slip", square="2", dot=(190, 7))
    assert [line.partition(" in ")[0] for line in compared(before, after)] == ["slip.left.id.1: 2 pixels"]

"""Where two tours differ: `python -m tests.pictures.compare BEFORE AFTER [--out D]`, folders of `same_tour` both.

A picture stands for its page, journey and language, whatever its number: a page more moves no other. A slip must be the
same byte for byte. Each difference is listed with what it covers, and shown as before, after and where, side by side;
those inside QR squares that stand at the same place are counted only: a signature differs as soon as its key does.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageDraw

SLIP_SCALE = 2.0
MARKED, UNMARKED = (200, 0, 0), (255, 255, 255)
SQUARE_MARGIN = 4
"""Pixels around a square where its reader may have missed the edge."""

IN_SQUARES = "only what a QR square holds"


def pictures_of(tour: Path) -> dict[str, Path]:
    """Every picture by page, journey, language and how often they were seen so before."""
    pages = json.loads((tour / "summary.json").read_text(encoding="utf-8"))["pages"]
    seen: Counter[str] = Counter()
    found = {}
    for page in pages:
        name = f"{page['page']}.{page['journey']}.{page['language']}"
        seen[name] += 1
        found[f"{name}.{seen[name]}"] = tour / page["file"]
    return found


def slips_of(tour: Path) -> dict[str, Path]:
    """Every slip by its file's name."""
    return {f"slips/{file.stem}": file for file in sorted((tour / "slips").glob("*.pdf"))}


def differences(before: Path, after: Path, out: Path) -> Iterator[str]:
    """Each difference in a line; where there is something to look at, it lies in `out`."""
    for kind in (pictures_of, slips_of):
        old, new = kind(before), kind(after)
        yield from (f"{name}: only before" for name in old if name not in new)
        yield from (f"{name}: only after" for name in new if name not in old)
        for name in old:
            if name in new and old[name].read_bytes() != new[name].read_bytes():
                yield f"{name}: {_shown(_read(old[name]), _read(new[name]), out / (name.replace('/', '-') + '.png'))}"
    if (told := _told(before)) != (now := _told(after)):
        yield from (f"summary.json: {key}" for key in told.keys() | now.keys() if told.get(key) != now.get(key))


def _told(tour: Path) -> dict[str, object]:
    """Touches, keys and points of every journey; pages are told of by themselves."""
    told: dict[str, object] = json.loads((tour / "summary.json").read_text(encoding="utf-8"))
    told.pop("pages")
    return told


def _read(file: Path) -> Image.Image:
    if file.suffix != ".pdf":
        return Image.open(file).convert("RGB")
    pages = [page.render(scale=SLIP_SCALE).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(file)]
    return _beside(pages)


def _shown(old: Image.Image, new: Image.Image, file: Path) -> str:
    """Lay both and where they differ side by side into `file`; say how much that is."""
    size = max(old.width, new.width), max(old.height, new.height)
    changed = ImageChops.difference(_on(size, old), _on(size, new)).convert("L").point(lambda value: 255 * (value > 0))
    if changed.getbbox() and old.size == new.size:
        for square in _squares_of_both(old, new):
            ImageDraw.Draw(changed).rectangle(square, fill=0)
        if changed.getbbox() is None:
            return IN_SQUARES
    box = changed.getbbox()
    if box is None and old.size == new.size:
        return "the same to look at, other bytes"
    where = Image.composite(Image.new("RGB", size, MARKED), Image.new("RGB", size, UNMARKED), changed)
    file.parent.mkdir(parents=True, exist_ok=True)
    _beside([old, new, where]).save(file)
    count = changed.histogram()[255]
    sizes = "" if old.size == new.size else f", {old.width}x{old.height} before and {new.width}x{new.height} after"
    return f"{count} pixels in {box}{sizes}: {file}"


def _squares_of_both(old: Image.Image, new: Image.Image) -> list[tuple[int, ...]]:
    """Where a QR square stands in both pictures: left, top, right, bottom."""
    both = [(here, there) for here in _squares(old) for there in _squares(new)]
    return [here for here, there in both if all(abs(a - b) <= SQUARE_MARGIN for a, b in zip(here, there, strict=True))]


def _squares(picture: Image.Image) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for code in zxingcpp.read_barcodes(picture):
        here = code.position
        corners = (here.top_left, here.top_right, here.bottom_left, here.bottom_right)
        across, down = [corner.x for corner in corners], [corner.y for corner in corners]
        first = (min(across) - SQUARE_MARGIN, min(down) - SQUARE_MARGIN)
        found.append((*first, max(across) + SQUARE_MARGIN, max(down) + SQUARE_MARGIN))
    return found


def _on(size: tuple[int, int], picture: Image.Image) -> Image.Image:
    ground = Image.new("RGB", size, MARKED)
    ground.paste(picture)
    return ground


def _beside(pictures: list[Image.Image]) -> Image.Image:
    row = Image.new("RGB", (sum(one.width for one in pictures), max(one.height for one in pictures)), UNMARKED)
    left = 0
    for one in pictures:
        row.paste(one, (left, 0))
        left += one.width
    return row


def main() -> int:
    """Say every difference; 1 if there is one."""
    parser = ArgumentParser(prog="python -m tests.pictures.compare", description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--out", type=Path, default=Path("out/compared"), help="where what differs is shown")
    given = parser.parse_args()
    found = list(differences(given.before, given.after, given.out))
    told = [line for line in found if not line.endswith(IN_SQUARES)]
    if len(told) < len(found):
        told.append(f"{len(found) - len(told)} pictures and slips: {IN_SQUARES}")
    told.append(
        f"{len(found)} differences in {len(pictures_of(given.after))} pictures and {len(slips_of(given.after))} slips"
    )
    sys.stdout.writelines(f"{line}\n" for line in told)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

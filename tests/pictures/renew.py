"""Makes README's pictures anew from the tour: `python -m tests.pictures.renew`."""

import json
import sys
import tempfile
from pathlib import Path

import pypdfium2

from tests.bench.machine import SIZE
from ui.commands import main

HERE = Path(__file__).parent
CAUSE = "blocked_biometric"


def renew() -> None:
    """Take one journey, landscape in Indonesian and portrait in English, its slip on a roll, and the desk."""
    with tempfile.TemporaryDirectory() as folder:
        wide, tall = Path(folder) / "wide", Path(folder) / "tall"
        if main(["tour", "--out", str(wide), "--size", f"{SIZE[0]}x{SIZE[1]}"]):
            sys.exit(1)
        for page in ("welcome", "question", "plan", "slip"):
            _take(wide, "id", page, f"{page}.png")
        for page in ("desk-home", "desk-case", "desk-health"):
            _take(wide, "id", page, f"{page}.png", journey="lists")
        slip = pypdfium2.PdfDocument(wide / "slips" / f"{CAUSE}-id.pdf")
        slip[0].render(scale=1.6).to_pil().save(HERE / "slip-roll80.png")
        if main(["tour", "--out", str(tall), "--size", "1080x1920"]):
            sys.exit(1)
        for page in ("welcome", "plan"):
            _take(tall, "en", page, f"{page}-portrait.png")


def _take(tour: Path, language: str, page: str, name: str, journey: str = CAUSE) -> None:
    pages = json.loads((tour / "summary.json").read_text(encoding="utf-8"))["pages"]
    of_page = [seen for seen in pages if (seen["page"], seen["language"]) == (page, language)]
    first = next(seen for seen in of_page if page == "welcome" or seen["journey"] == journey)
    (HERE / name).write_bytes((tour / first["file"]).read_bytes())


if __name__ == "__main__":
    renew()

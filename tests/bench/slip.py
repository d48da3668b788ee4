"""The slip's PDF against a bare ReportLab drawing of the same lines and the same QR codes."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import cycle

import pypdfium2
import qrcode
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.paper.formats import SlipFormat
from kiosk.slips.drawing import draw
from kiosk.slips.sheet import SlipSheet
from tests.bench.machine import row

TURNS = 30


def slip_lines() -> Iterator[str]:
    """Each paper with one cause; warm, in turns."""
    with tempfile.TemporaryDirectory() as data:
        kiosk = Kiosk(environment={"KIOSK_DATA_DIR": data})
        plan = kiosk.plans.of_causes([Cause.BLOCKED_BIOMETRIC])
        # Another slip each time, as visitors bring them: nothing of the last one can be reused.
        sheets = cycle([kiosk.papers.sheet(kiosk.papers.issue(plan, (), "id")) for _ in range(2 * TURNS)])
        font = TTFont("Bench", str(kiosk.content.folder / "fonts" / "AtkinsonHyperlegibleNext_400Regular.ttf"))
        registerFont(font)
        for paper in SlipFormat:
            pdf = draw(next(sheets), paper)
            lines = _lines_of(pdf)
            ours, bare = _in_turns(partial(_draw_next, sheets, paper), partial(_bare_next, sheets, lines))
            value = f"{ours * 1000:.0f} / {bare * 1000:.0f} ms = {ours / bare:.2f}"
            yield row(f"slip {paper}: ours / bare ReportLab", value, "≤ 1.5")
            yield row("   size", f"{len(pdf) / 1024:.0f} kB", "≤ 60 kB")


def _draw_next(sheets: Iterator[SlipSheet], paper: SlipFormat) -> bytes:
    return draw(next(sheets), paper)


def _bare_next(sheets: Iterator[SlipSheet], lines: list[str]) -> bytes:
    return _bare(lines, next(sheets))


def _in_turns(ours: Callable[[], bytes], bare: Callable[[], bytes]) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for act, seconds in zip((ours, bare), times, strict=True):
            begun = time.perf_counter()
            act()
            seconds.append(time.perf_counter() - begun)
    return statistics.median(times[0]), statistics.median(times[1])


def _lines_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [line for page in document for line in page.get_textpage().get_text_range().splitlines()]


def _bare(lines: list[str], sheet: SlipSheet) -> bytes:
    """What anybody would write first: the lines one below the other, the codes as squares."""
    out = BytesIO()
    canvas = Canvas(out, initialFontName="Bench")
    canvas.setFont("Bench", 10)
    for number, line in enumerate(lines):
        canvas.drawString(20, 820 - 13 * (number % 60), line)
    for block in (sheet.staff_qr, sheet.phone_qr):
        code = qrcode.QRCode(border=0, mask_pattern=0)  # choosing a mask is no drawing
        code.add_data(block.payload)
        code.make()
        path = canvas.beginPath()
        for y, cells in enumerate(code.get_matrix()):
            for x, dark in enumerate(cells):
                if dark:
                    path.rect(300 + x, 300 + y, 1, 1)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()

"""Touch → next page drawn, software rendering, at the largest size, through every cause; saving goes on meanwhile.

Once with slips that are saved, and once before a printer that takes every call and answers none.
"""

import json
import socket
import statistics
from collections.abc import Iterator

from tests.bench.machine import child, display, row

CODE = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QSize
from kiosk.assembly import Kiosk
from kiosk.settings.model import PrintingSettings, Settings
from ui.shared.hands import GivenTime, Hands
from ui.shared.window import prepare_application
from ui.visitor.program import open_screen, warm_up
from ui.visitor.tour import shortest_paths
from ui.visitor.tour_seen import Tour
from pathlib import Path
prepare_application()
clock = GivenTime()
kiosk = Kiosk(Settings(printing=PrintingSettings(printer=os.environ["BENCH_PRINTER"], slips_in_ten_minutes=1000)))
program = open_screen(kiosk, size=QSize(1920, 1080), windowed=True, monotonic=clock)
warm_up(program)
program.workers.work.submit(lambda: None).result()
hands = Hands(program, clock)
walked = Tour(kiosk, hands, Path(os.environ["KIOSK_DATA_DIR"]))
times = []
def note():
    times.append(hands.seconds_to_page)
for turn in range(2):
    for path in shortest_paths(kiosk).values():
        walked.begin("id"); note()
        for answer in path.answers:
            walked.answer(answer, "id"); note()
        hands.touch(walked.say("screen.plan.print", "id")); note()
        walked.finish("id"); note()
print(json.dumps(times), flush=True)
os._exit(0)
"""


def touch_lines() -> Iterator[str]:
    """95th percentile and worst of some 200 touches, and the worst of as many while the printer hangs."""
    times = _milliseconds("folder")
    p95 = statistics.quantiles(times, n=20)[18]
    yield row("touch → next page drawn, 1920×1080, software: median", f"{statistics.median(times):.0f} ms", "")
    yield row("   95th percentile", f"{p95:.0f} ms", "≤ 50 ms")
    yield row(f"   worst of {len(times)}", f"{max(times):.0f} ms", "≤ 200 ms")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hung = _milliseconds(f"ipp://127.0.0.1:{silent.getsockname()[1]}/ipp/print")
        silent.setblocking(False)
        silent.accept()[0].close()  # it was called; else the figure would say nothing
    yield row(f"   worst of {len(hung)} while the printer hangs", f"{max(hung):.0f} ms", "≤ 200 ms")


def _milliseconds(printer: str) -> list[float]:
    with display() as environment:
        _, lines = child(CODE, {**environment, "BENCH_PRINTER": printer})
    return [seconds * 1000 for seconds in json.loads(lines[0])]

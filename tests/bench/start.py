"""Process start to first frame: our screen, an empty QML window, Chromium with a still page."""

import http.server
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.machine import RUNS, SIZE, child, display, pss_kilobytes, row, spread

EMPTY = f"""
import os, time
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick\\nWindow {{ width: {SIZE[0]}; height: {SIZE[1]}; visible: true; color: "white" }}')
def painted():
    print(time.time(), flush=True)
    os._exit(0)
engine.rootObjects()[0].frameSwapped.connect(painted, Qt.ConnectionType.QueuedConnection)
app.exec()
"""

OURS = f"""
import os, time
from ui.visitor import program
opened = program.open_screen
times = []
def painted(shown):
    times.append(time.time())
    if len(times) == 1:
        shown.screen.start()
    elif shown.screen.journey.visit is not None:
        print(times[0], times[-1], flush=True)
        os._exit(0)
def open_and_tell(*given, **options):
    shown = opened(*given, **options)
    from PySide6.QtCore import Qt
    shown.window.frameSwapped.connect(lambda: painted(shown), Qt.ConnectionType.QueuedConnection)
    return shown
program.open_screen = open_and_tell
from ui.commands import main
main(["run", "--size", "{SIZE[0]}x{SIZE[1]}"])
"""

STILL = """<!doctype html><title>still</title><body style="background:#F4F1E8;font:40px sans-serif">
<h1>Pengkinian Data JMO gagal? Akun terblokir?</h1><p>Sentuh untuk mulai</p>
<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch("/painted")))</script>"""


def start_lines() -> Iterator[str]:
    """First frame of each, in turns, so that a slow moment of the machine strikes all of them."""
    ours: list[float] = []
    answered: list[float] = []
    empty: list[float] = []
    chromium: list[float] = []
    with display() as environment:
        for code in (EMPTY, OURS):
            child(code, environment)  # once for the disk's cache and Qt's
        for _ in range(RUNS):
            begun, lines = child(OURS, environment)
            first, touched = (float(part) for part in lines[0].split())
            ours.append(first - begun)
            answered.append(touched - begun)
            begun, lines = child(EMPTY, environment)
            empty.append(float(lines[0]) - begun)
        if shutil.which("chromium") and "DISPLAY" in environment:
            chromium = [chromium_run(environment)[0] for _ in range(3)]
    yield row("start → first frame: visitor screen", spread(ours), "")
    yield row("start → first touch answered by the next page", spread(answered), "")
    yield row("start → first frame: empty QML window", spread(empty), "")
    ratio = statistics.median(ours) / statistics.median(empty)
    yield row("   ratio to the empty window", f"{ratio:.2f}", "≤ 2")
    if chromium:
        yield row("start → first frame: Chromium, still page", spread(chromium), "")
        yield row("   ratio to Chromium", f"{statistics.median(ours) / statistics.median(chromium):.2f}", "< 1")
    else:
        yield row("start → first frame: Chromium", "not installed here", "")


def chromium_run(environment: dict[str, str]) -> tuple[float, int]:
    """Seconds until Chromium painted a still page, and its memory (PSS, kB) three seconds later."""
    painted = threading.Event()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/painted":
                painted.set()
            else:
                self.wfile.write(STILL.encode("utf-8"))

        def log_message(self, *_given: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        begun = time.perf_counter()
        browser = subprocess.Popen(
            [
                "chromium",
                "--kiosk",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                f"--user-data-dir={Path(profile) / 'profile'}",
                f"http://127.0.0.1:{server.server_address[1]}/",
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not painted.wait(60):
                raise TimeoutError("Chromium painted nothing")
            seconds = time.perf_counter() - begun
            time.sleep(3)  # it goes on loading; its rest is what is compared
            return seconds, pss_kilobytes(browser.pid)
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
            server.server_close()

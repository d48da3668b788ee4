"""`kiosk tour` as a newcomer starts it: every cause, both languages, in few touches, with pictures and slips."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from kiosk.guide.causes import Cause
from kiosk.texts import LANGUAGES


def test_the_tour_reaches_every_cause_in_five_touches_and_brings_its_slip(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    kiosk = Path(sys.executable).with_name("kiosk")
    command = [str(kiosk), "tour", "--out", str(out), "--size", "1024x768"]
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")

    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert set(summary["causes"]) == set(Cause)
    touches = [summary["touches"][cause] for cause in Cause]
    assert max(touches) <= 5
    assert statistics.median(touches) <= 4
    pages = {page["page"] for page in summary["pages"]}
    assert pages == {"welcome", "question", "typed", "plan", "slip", "calm"}
    for page in summary["pages"]:
        assert (out / page["file"]).stat().st_size > 1000
        assert page["seconds"] >= 0
    for cause in Cause:
        for language in LANGUAGES:
            assert (out / "slips" / f"{cause}-{language}.pdf").read_bytes().startswith(b"%PDF")

"""`kiosk tour` as a newcomer starts it: every cause in few touches, both languages, pictures, slips; then the desk."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from kiosk.cases.kinds import CaseKind
from kiosk.guide.causes import Cause
from kiosk.prints.printer import Trouble
from kiosk.texts import LANGUAGES

MOST_PRESSES = 8
"""Keys or touches from a scanned slip to a saved case, beside KPJ and name."""

EARLIER, OWN = "999-welcome.png", "holiday.png"

EVERY_DAY = {
    f"desk-{page}"
    for page in ("sign_in", "home", "slip", "form", "case", "overdue", "accounts", "report", "closing", "health")
}


def test_the_tour_reaches_every_cause_in_five_touches_brings_its_slip_and_walks_the_desk(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    leave_an_earlier_tour(out)
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
    visitors, desk = pages_of(summary, at_desk=False), pages_of(summary, at_desk=True)
    assert {page["page"] for page in visitors} == {"welcome", "question", "typed", "plan", "slip", "calm"}
    assert all(page["seconds"] >= 0 for page in visitors)
    troubles = {(page["journey"], page["language"]) for page in summary["pages"]}
    assert {(f"printer_{trouble}", language) for trouble in Trouble for language in LANGUAGES} <= troubles
    for page in summary["pages"]:
        assert (out / page["file"]).stat().st_size > 1000
    for cause in Cause:
        for language in LANGUAGES:
            assert (out / "slips" / f"{cause}-{language}.pdf").read_bytes().startswith(b"%PDF")
    assert_desk_is_whole(desk)
    assert not (out / EARLIER).exists()
    assert (out / OWN).exists()
    for kind in CaseKind:
        assert f"{kind}_followed" in summary["desk"]
        assert 0 < sum(summary["desk"][kind].values()) <= MOST_PRESSES


def leave_an_earlier_tour(out: Path) -> None:
    """One of more pages, into a folder that holds something else, too."""
    out.mkdir()
    for name in (EARLIER, OWN):
        (out / name).write_bytes(b"")
    (out / "summary.json").write_text(json.dumps({"pages": [{"file": EARLIER}]}), encoding="utf-8")


def pages_of(summary: dict[str, Any], *, at_desk: bool) -> list[dict[str, Any]]:
    return [page for page in summary["pages"] if page["page"].startswith("desk-") is at_desk]


def assert_desk_is_whole(seen: list[dict[str, Any]]) -> None:
    """Every page that a first day and a supervisor's look around come to; those of every day in both languages."""
    assert {page["page"] for page in seen if page["language"] == "id"} == {"desk-first_account", *EVERY_DAY}
    assert {page["page"] for page in seen if page["language"] == "en"} == EVERY_DAY

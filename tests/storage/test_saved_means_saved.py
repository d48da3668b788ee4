"""An acknowledged visit survives the death of the program and of the machine."""

import re
import subprocess
import sys
from pathlib import Path

from tests.storage.beside import told_by_sqlite

KILLS = 25
SAVES = 100


def test_killing_the_program_while_it_saves_loses_no_acknowledged_visit(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", path, str(KILLS)], capture_output=True, text=True, check=True
    )
    acknowledged, lost = map(int, run.stdout.split())
    assert acknowledged >= KILLS
    assert lost == 0
    assert told_by_sqlite(path, "PRAGMA integrity_check") == [("ok",)]


def test_the_last_thing_before_a_visit_is_acknowledged_is_a_sync(path: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    watched = "trace=fsync,fdatasync,unlink,pwrite64,ftruncate,write"
    subprocess.run(
        ["strace", "-f", "-o", calls, "-e", watched, sys.executable, "-m", "tests.storage.saving", path, str(SAVES)],
        check=True,
        capture_output=True,
    )
    names = re.findall(r'^\d+ +(write\(1, "\d+|\w+)', calls.read_text(encoding="utf-8"), flags=re.MULTILINE)
    acknowledgements = [place for place, name in enumerate(names) if name.startswith("write(1")]
    assert len(acknowledgements) == SAVES
    for place in acknowledgements:
        assert names[place - 1] in ("fsync", "fdatasync")

"""The file for branch IT: whatever the doctor can say has its row there."""

import re
from pathlib import Path

from kiosk.doctor.checks import CHECKS

CHAPTER = Path(__file__).parents[2] / "installer" / "BRANCH.md"
HEADING = "## What the doctor's messages mean"
ROW = re.compile(r"\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")


def rows() -> list[str]:
    """The checks that have a whole row in its table."""
    chapter = CHAPTER.read_text(encoding="utf-8").partition(HEADING)[2].partition("\n#")[0]
    return [found[1] for line in chapter.splitlines() if (found := ROW.fullmatch(line))]


def test_every_check_of_the_doctor_has_its_row_in_the_order_in_which_it_is_told() -> None:
    assert rows() == [check.id for check in CHECKS]

"""Prints every figure of the design with its limit, as ratios measured in this run.

`python -m tests.bench 10000` looks for cases among so many instead of a million, and is a minute and a half faster.
"""

import sys
from functools import partial

from tests.bench.audit import audit_lines
from tests.bench.cases import MANY, case_lines
from tests.bench.due import due_lines
from tests.bench.memory import memory_lines
from tests.bench.slip import slip_lines
from tests.bench.start import start_lines
from tests.bench.touch import touch_lines


def main() -> None:
    """Measure and print; slowest last."""
    cases = partial(case_lines, int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
    for measure in (slip_lines, due_lines, touch_lines, start_lines, audit_lines, memory_lines, cases):
        for line in measure():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

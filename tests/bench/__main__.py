"""Prints every figure of the design with its limit, as ratios measured in this run."""

import sys

from tests.bench.memory import memory_lines
from tests.bench.slip import slip_lines
from tests.bench.start import start_lines
from tests.bench.touch import touch_lines


def main() -> None:
    """Measure and print; slowest last."""
    for measure in (slip_lines, touch_lines, start_lines, memory_lines):
        for line in measure():
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

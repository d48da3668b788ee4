"""How verbs answer: text for people, JSON for machines, exit code 0 or 1."""

import json
import sys
from typing import Any

DONE = 0
REFUSED = 1


def say(text: str) -> None:
    """One answer for people."""
    sys.stdout.write(text + "\n")


def say_json(data: Any) -> None:
    """One answer for machines, on one line, so that batches are JSON lines."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")

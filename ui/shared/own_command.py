"""How this very program is started once more, with other words."""

import sys


def own_command(*words: str) -> list[str]:
    """The command that runs this very program with other words, frozen or not."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.commands"]
    return [*program, *words]

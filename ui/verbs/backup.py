"""`kiosk backup` and `kiosk restore`: a copy of the database in use, and the way back."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from ui.verbs.output import DONE, say


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `backup` and `restore`."""
    backup = verbs.add_parser("backup", help="copy the database to a new file, also while it is in use")
    backup.add_argument("to", metavar="FILE", help="the new file; the keys are not in it and are kept apart")
    backup.set_defaults(act=_backup)
    restore = verbs.add_parser("restore", help="put a copy of the database back; the present one is kept aside")
    restore.add_argument("backup", metavar="FILE", help="what `kiosk backup` has made")
    restore.set_defaults(act=_restore)


def _backup(kiosk: Kiosk, given: Namespace) -> int:
    kiosk.back_up(Path(given.to))
    say(f"The database is copied to {given.to}. Keep the folder {kiosk.data / 'keys'} somewhere else.")
    return DONE


def _restore(kiosk: Kiosk, given: Namespace) -> int:
    with _no_screen_over(kiosk.data):
        kept = kiosk.put_back(Path(given.backup))
    say(f"{given.backup} is the database now." + (f" The one before lies in {kept}." if kept else ""))
    return DONE


@contextmanager
def _no_screen_over(folder: Path) -> Iterator[None]:
    """While this lasts no screen is open over the data `folder`: it would go on writing into the database before.

    Raises KioskError if one is open.
    """
    from ui.shared.only_one import AlreadyOpen, Kind, only_one

    with ExitStack() as held:
        for kind in Kind:
            try:
                held.enter_context(only_one(kind, folder))
            except AlreadyOpen as problem:
                raise KioskError(
                    f"Nothing is restored while the {kind} of this station is open over {folder}.",
                    "Stop it first: `systemctl stop anjungan-jmo` on an installed PC, else close its window.",
                ) from problem
        yield

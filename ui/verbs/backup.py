"""`kiosk backup` and `kiosk restore`: a copy of the database in use, and the way back."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from ui.shared.only_one import no_screen_over
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
    kiosk.upkeep.back_up(Path(given.to))
    say(f"The database is copied to {given.to}. Keep the folder {kiosk.data / 'keys'} somewhere else.")
    return DONE


def _restore(kiosk: Kiosk, given: Namespace) -> int:
    with no_screen_over(kiosk.data, "Nothing is restored"):
        kept = kiosk.upkeep.put_back(Path(given.backup))
    say(f"{given.backup} is the database now." + (f" The one before lies in {kept}." if kept else ""))
    return DONE

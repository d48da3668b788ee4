"""`kiosk keys`: the branch's keys in a sealed file, from the PC that made them to its other stations."""

from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from ui.shared.only_one import no_screen_over
from ui.verbs.export import refuse_existing, write_new
from ui.verbs.output import DONE, say
from ui.verbs.sign_in import ask_new_secret, ask_secret


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `keys`."""
    parser = verbs.add_parser("keys", help="carry the branch's keys to its other stations")
    parts = parser.add_subparsers(dest="part", required=True, metavar="export|import")
    export = parts.add_parser("export", help="write the keys of slips and cases into a file that a passphrase seals")
    export.add_argument("file", metavar="FILE", help="the new file; destroy it once the other stations have the keys")
    export.set_defaults(act=_export)
    take_in = parts.add_parser("import", help="take in what `keys export` has written on another station")
    take_in.add_argument("file", metavar="FILE")
    take_in.set_defaults(act=_import)


def _export(kiosk: Kiosk, given: Namespace) -> int:
    file = Path(given.file)
    refuse_existing(file)
    write_new(file, kiosk.upkeep.export_keys(ask_new_secret("Passphrase for the file: ", "passphrase")))
    say(f"The keys of this branch are in {file}. Take them in at each other station with `kiosk keys import`,")
    say("then destroy the file; the passphrase travels another way.")
    return DONE


def _import(kiosk: Kiosk, given: Namespace) -> int:
    passphrase = ask_secret("Passphrase of the file: ", "passphrase")
    with no_screen_over(kiosk.data, "No keys are taken in"):
        taken = kiosk.upkeep.import_keys(Path(given.file), passphrase)
    signs = "signs its slips with the branch's key" if taken.signs_anew else "signs its slips as before"
    say(f"This station {signs} and knows the slips of {taken.known} {'key' if taken.known == 1 else 'keys'}.")
    if taken.case_keys_kept:
        say("The keys of the cases were not taken in: this PC has cases that are sealed with keys of its own, and they")
        say("would become unreadable. To share one set, export here and take in at the stations without cases.")
    return DONE

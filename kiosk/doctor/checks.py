"""The one list of checks, in the order in which they are made and told."""

from kiosk.doctor.calendar import clock, holidays, zone
from kiosk.doctor.check import Check
from kiosk.doctor.content import content, due_times, fonts, languages
from kiosk.doctor.database import database, journal, schema, writing
from kiosk.doctor.desk import accounts, audit_chain
from kiosk.doctor.devices import printer, screen
from kiosk.doctor.folder import data_folder, privacy, space
from kiosk.doctor.keys import key_files, keys
from kiosk.doctor.prints import prints
from kiosk.doctor.program import pair, settings, versions

BEFORE_START: tuple[Check, ...] = (
    Check(settings),
    Check(pair),
    Check(versions),
    Check(data_folder),
    Check(privacy, needs=(data_folder,)),
    Check(space),
    Check(database, 30, needs=(data_folder,)),
    Check(schema, needs=(database,)),
    Check(journal, needs=(schema,)),
    Check(writing, needs=(schema,)),
    Check(key_files, needs=(schema,)),
    Check(keys, needs=(key_files,)),
    Check(content, 30),
    Check(languages, 30),
    Check(fonts, 30),
    Check(due_times, needs=(settings,)),
    Check(clock, 20),
    Check(zone, needs=(settings,)),
)
"""What must be well before a station is switched on; nothing that a person at the desk settles later."""

CHECKS: tuple[Check, ...] = (
    *BEFORE_START,
    Check(audit_chain, 60, needs=(keys,)),
    Check(accounts, needs=(schema,)),
    Check(holidays, 20),
    Check(screen, needs=(settings,)),
    Check(printer, 20, needs=(settings,)),
    Check(prints, 20, needs=(schema, settings)),
)
"""Everything."""

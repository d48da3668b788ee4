"""The real parts of one machine, each made when it is first needed."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.assembly.content import Content
from kiosk.clock import Clock, system_clock
from kiosk.paths import data_dir, resources_dir
from kiosk.settings import ZONES, Settings, read_settings, settings_file
from kiosk.texts import Words

if TYPE_CHECKING:
    from kiosk.assembly.papers import Papers
    from kiosk.assembly.plans import Plans
    from kiosk.assembly.upkeep import Upkeep
    from kiosk.cases.service import CaseService
    from kiosk.doctor.machine import Machine
    from kiosk.doctor.service import HealthService
    from kiosk.printing.printers import Printers
    from kiosk.prints.clerk import Clerk, Elsewhere
    from kiosk.prints.outbox import Outbox
    from kiosk.prints.printer import Printer
    from kiosk.reports.service import ReportService
    from kiosk.settings.choices import Choices
    from kiosk.settings.file import SettingName
    from kiosk.slips.keys import SigningKey
    from kiosk.staff.service import StaffService
    from kiosk.storage.database import Database
    from kiosk.storage.desk import StoredDesk
    from kiosk.storage.prints import StoredPrints
    from kiosk.storage.visits import StoredVisits
    from kiosk.visits.plan import Timetable
    from kiosk.visits.visit import Station

_WITHOUT_SETTINGS = frozenset({"signing_key", "known_slip_keys", "chain_key", "database", "visits", "prints", "desk"})
"""Parts that are the same whatever is set."""


class Kiosk:
    """The parts of this machine, each made when it is first needed, so that the first frame waits for none of them."""

    def __init__(
        self,
        settings: Settings | None = None,
        environment: Mapping[str, str] = os.environ,
        clock: Clock = system_clock,
    ) -> None:
        """Raises SettingsError if a setting is wrong."""
        self.settings = settings or read_settings(environment)
        self._environment = environment
        self.data = data_dir(environment)
        self.database_file = self.data / "kiosk.sqlite"
        self.content = Content(resources_dir())
        self.clock = clock

    @cached_property
    def zone(self) -> ZoneInfo:
        """The branch's zone; looked up late, so that the doctor can tell if this PC knows no zones."""
        return ZoneInfo(ZONES[self.settings.branch.zone])

    @property
    def settings_set(self) -> "frozenset[SettingName]":
        """The settings that somebody has set, in the file or by a variable. Raises SettingsError."""
        from kiosk.settings.file import places_set

        return places_set(self._environment)

    def choose_settings(self, choices: "Choices") -> None:
        """Go on with these settings and write them into the settings file; the chain tells of it.

        Raises UnsavedSettings if the file can't be written: they count until the program ends all the same. Raises
        SettingsError if one of them is wrong, and StorageError.
        """
        from kiosk.audit.events import EventKind
        from kiosk.settings.choices import UnsavedSettings, with_choices, write_settings

        chosen = with_choices(self.settings, choices)
        try:
            write_settings(settings_file(self._environment), choices)
        except UnsavedSettings:
            self._go_on_with(chosen)
            raise
        self._go_on_with(chosen)
        self.upkeep.write_down(EventKind.SETTING_CHANGED)

    def _go_on_with(self, settings: Settings) -> None:
        """Forget every part that was made of the settings or the content before; what is open stays open."""
        self.settings = settings
        for name in [name for name, part in vars(Kiosk).items() if isinstance(part, cached_property)]:
            if name not in _WITHOUT_SETTINGS:
                self.__dict__.pop(name, None)

    def take_content(self, content: Content) -> None:
        """Read from another version from now on. A visit that has begun keeps its own to its end."""
        self.content = content
        self._go_on_with(self.settings)

    def now(self) -> datetime:
        """The present moment in the branch's zone."""
        return self.clock().astimezone(self.zone)

    def words(self, language: str) -> Words:
        """The words of `language` as they are now. Raises ContentError if there are none."""
        return self.content.words(language)

    @cached_property
    def timetable(self) -> "Timetable":
        """Due rules, days and hours of this branch. Raises SettingsError for a due time nobody can read."""
        from kiosk.assembly.plans import timetable_of

        return timetable_of(self.content.guide, self.settings, self.zone)

    @cached_property
    def signing_key(self) -> "SigningKey":
        """The key of this branch's slips, made on first use. Raises KioskError."""
        from kiosk.slips.keys import SigningKey

        return SigningKey.open(self.data)

    @cached_property
    def known_slip_keys(self) -> tuple[bytes, ...]:
        """The public halves of every key whose slips are this branch's. Raises KioskError."""
        from kiosk.slips.keys import known_keys

        return known_keys(self.data)

    @cached_property
    def database(self) -> "Database":
        """What all stores of this machine share; it is opened when the first of them is needed."""
        from kiosk.storage.database import Database
        from kiosk.storage.sqlite import SqliteFile

        return Database(SqliteFile(self.database_file))

    @cached_property
    def visits(self) -> "StoredVisits":
        """The log of visits. Raises StorageError."""
        from kiosk.storage.visits import StoredVisits

        return StoredVisits(self.database.ready())

    @cached_property
    def prints(self) -> "StoredPrints":
        """What is kept of every print; no key of the desk is needed for it. Raises StorageError."""
        from kiosk.storage.prints import PATIENCE_MS, StoredPrints

        return StoredPrints(self.database.ready(PATIENCE_MS))

    @cached_property
    def desk(self) -> "StoredDesk":
        """What the desk keeps, beside the visits. Raises KioskError."""
        from kiosk.storage.desk import StoredDesk
        from kiosk.storage.desk_keys import keys_in

        return StoredDesk(self.database.ready(), keys_in(self.data))

    @cached_property
    def chain_key(self) -> bytes:
        """The key by which the chains of the desk are verified. Raises KioskError."""
        from kiosk.audit.keys import open_chain_key

        return open_chain_key(self.data)

    @property
    def desk_idle_limit(self) -> timedelta:
        """After how long without a touch a session of the desk ends: sooner on a PC that visitors use too."""
        from kiosk.staff.sessions import IDLE_DESK, IDLE_SHARED

        return IDLE_DESK if self.settings.station.use == "desk" else IDLE_SHARED

    @cached_property
    def staff(self) -> "StaffService":
        """The accounts of this branch. Raises KioskError."""
        from kiosk.staff.pins import PinKeeper, open_pepper
        from kiosk.staff.service import StaffService

        store, pins = self.desk.staff, PinKeeper(open_pepper(self.data))
        return StaffService(store, pins, self.settings.branch.number, self.desk_idle_limit)

    @cached_property
    def cases(self) -> "CaseService":
        """What the desk does with cases. Raises KioskError."""
        from kiosk.cases.doors import Parts
        from kiosk.cases.service import CaseService

        desk = self.desk
        doors = (desk.cases, desk.audit, self.staff, desk.staff, lambda: self.known_slip_keys)
        return CaseService(Parts(*doors, self.timetable, self.prints))

    @cached_property
    def reports(self) -> "ReportService":
        """Figures, files and the closing of the day. Raises KioskError."""
        from kiosk.reports.service import ReportParts, ReportService

        desk, name = self.desk, self.settings.branch.name
        parts = ReportParts(desk.reports, desk.audit, self.staff, desk.staff, self.zone, name, self.chain_key)
        return ReportService(parts)

    @cached_property
    def health(self) -> "HealthService":
        """How the machine is, for whoever is signed in. Raises KioskError."""
        from kiosk.doctor.service import HealthParts, HealthService

        search, prints, here = self.cases.search, self.prints, self.station
        parts = HealthParts(self.staff, search, prints, lambda: self.visits, here, self.zone, lambda: self.machine)
        return HealthService(parts)

    @cached_property
    def printers(self) -> "Printers":
        """What slips come out of. Raises SettingsError if the printer that is set can't be here."""
        from kiosk.printing.printers import Printers

        return Printers(self.settings.printing, self.data / "slips", self._environment)

    @property
    def printer(self) -> "Printer":
        """What slips come out of now; finding the system's default may take a moment. Raises SettingsError."""
        return self.printers.chosen()

    def open_outbox(self, owner: str, monotonic: Callable[[], float]) -> "Outbox":
        """What a program prints through; `owner` is a word of its own, so that it takes back its own slips only."""
        from kiosk.prints.notes import PrintNotes

        here, notes = self.station, PrintNotes(lambda: self.prints, self.station, self.clock)
        return self.printers.open_outbox(f"{owner} {here.branch}.{here.number}", monotonic, notes)

    def clerk(
        self,
        owner: str,
        monotonic: Callable[[], float],
        beside: "Elsewhere",
        back: "Elsewhere",
        *,
        has_visits: bool,
    ) -> "Clerk":
        """Who sees a program's prints through, always by the printers that are set then; see `Clerk`."""
        from kiosk.prints.clerk import Clerk

        opened = lru_cache(maxsize=1)(lambda _printers: self.open_outbox(owner, monotonic))
        return Clerk(lambda: opened(self.printers), monotonic, beside, back, has_visits=has_visits)

    @property
    def station(self) -> "Station":
        """The machine, as records and slips name it."""
        from kiosk.visits.visit import Station

        return Station(self.settings.branch.number, self.settings.station.number)

    @cached_property
    def plans(self) -> "Plans":
        """What makes plans of answers and causes. Raises ContentError and SettingsError."""
        from kiosk.assembly.plans import Plans

        return Plans(self.content.guide, self.timetable, self.now)

    @cached_property
    def papers(self) -> "Papers":
        """What leaves the house on paper. Raises ContentError and SettingsError."""
        from kiosk.assembly.papers import Papers

        return Papers(
            self.settings,
            self.station,
            self.content,
            self.plans,
            self.now,
            visits=lambda: self.visits,
            signing_key=lambda: self.signing_key,
            printers=lambda: self.printers,
        )

    @property
    def upkeep(self) -> "Upkeep":
        """What branch IT does to the data of this machine."""
        from kiosk.assembly.upkeep import Upkeep

        return Upkeep(self.data, self.database, self.station, self.now, lambda: self.desk.audit)

    @property
    def machine(self) -> "Machine":
        """What the doctor examines."""
        from kiosk.doctor.machine import Machine

        return Machine(
            self.settings,
            self._environment,
            self.data,
            self.database_file,
            self.clock,
            self.words,
            lambda: self.content.check(self.now().date()),
            lambda: self.printer,
            lambda: self.timetable,
        )

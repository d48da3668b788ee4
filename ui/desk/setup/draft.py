"""What the first start asks, step by step, and what was answered so far; nothing that is set already is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path

from kiosk.settings import Settings
from kiosk.settings.choices import Choices, with_choices
from kiosk.settings.file import SettingName, wrong_settings
from kiosk.settings.model import WeekSettings

NAME, ADDRESS, BRANCH, ZONE = ("branch", "name"), ("branch", "address"), ("branch", "number"), ("branch", "zone")
DIAGONAL, USE, STATION, PRINTER = (
    ("screen", "diagonal"),
    ("station", "use"),
    ("station", "number"),
    ("printing", "printer"),
)
HOURS = ("branch", "hours")
DAYS: tuple[SettingName, ...] = tuple((*HOURS, day.name) for day in fields(WeekSettings))

PICKED = (ZONE, DIAGONAL, USE, PRINTER)
"""Into these nothing is typed."""

NUMBERS = (BRANCH, STATION)

MOST_DIGITS = 9
"""No number here is longer; Python refuses to read one of thousands of digits."""


class SetupStep(StrEnum):
    """The steps in their order."""

    BRANCH = "branch"
    HOURS = "hours"
    ZONE = "zone"
    SCREEN = "screen"
    STATION = "station"
    PRINTER = "printer"


BOXES: dict[SetupStep, tuple[SettingName, ...]] = {
    SetupStep.BRANCH: (NAME, ADDRESS, BRANCH),
    SetupStep.HOURS: DAYS,
    SetupStep.ZONE: (ZONE,),
    SetupStep.SCREEN: (DIAGONAL,),
    SetupStep.STATION: (USE, STATION),
    SetupStep.PRINTER: (PRINTER,),
}


def needs_setup(settings: Settings, already: frozenset[SettingName]) -> bool:
    """Whether nobody has said yet which branch this is."""
    return settings.branch.name == Settings().branch.name and NAME not in already


@dataclass(frozen=True)
class SetupDraft:
    """What was typed and picked, as text, over the settings as they are."""

    settings: Settings
    already: frozenset[SettingName]
    """Settings that are set: they are not asked."""
    texts: Mapping[SettingName, str] = field(default_factory=dict)
    skipped: frozenset[SetupStep] = frozenset()

    @property
    def steps(self) -> tuple[SetupStep, ...]:
        """The steps on which anything is asked."""
        return tuple(step for step in SetupStep if self.asked(step))

    def asked(self, step: SetupStep) -> tuple[SettingName, ...]:
        """The boxes of a step that are asked; a week counts as one."""
        if step is SetupStep.HOURS:
            return () if self.already.intersection(DAYS) else DAYS
        return tuple(box for box in BOXES[step] if box not in self.already)

    def text(self, box: SettingName) -> str:
        """What stands in a box: what was typed, else the setting. Nobody's branch is called as the default says."""
        if box in self.texts:
            return self.texts[box]
        value: object = self.settings
        for name in box:
            value = getattr(value, name)
        return "" if box == NAME else str(value)

    def write(self, box: SettingName, text: str) -> "SetupDraft":
        """Somebody typed into a box, or picked."""
        return replace(self, texts={**self.texts, box: text})

    def answer(self, step: SetupStep) -> "SetupDraft":
        """The answers of a step count."""
        return replace(self, skipped=self.skipped - {step})

    def skip(self, step: SetupStep) -> "SetupDraft":
        """The settings of a step stay as they are; what was typed there is kept for whoever comes back."""
        return replace(self, skipped=self.skipped | {step})

    def wrong(self, step: SetupStep) -> tuple[SettingName, ...]:
        """The boxes of a step that can't be set so; for a branch that never opens the section of its hours."""
        unreadable = [box for box in self.asked(step) if self._value(box) is None]
        choices = {box: value for box in self.asked(step) if (value := self._value(box)) is not None}
        faults = wrong_settings(with_choices(self.settings, choices), Path(), {})
        about = [*unreadable, *(fault.place for fault in faults if fault.place in choices or fault.place == HOURS)]
        return tuple(dict.fromkeys(about))

    @property
    def choices(self) -> Choices:
        """Everything that was answered and not skipped."""
        steps = [step for step in self.steps if step not in self.skipped]
        return {box: value for step in steps for box in self.asked(step) if (value := self._value(box)) is not None}

    def _value(self, box: SettingName) -> str | float | None:
        """What is set by the text of a box; None if nothing can be."""
        text = " ".join(self.text(box).split())  # an address is pasted with its line ends
        if box in NUMBERS:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
        if box == DIAGONAL:
            return float(text)
        return None if box == NAME and not text else text

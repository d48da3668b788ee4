"""The boxes and options of the first start as QML sees them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.settings import ZONES
from kiosk.settings.file import SettingName
from kiosk.texts import Words
from ui.desk.setup.draft import DAYS, NUMBERS, PICKED, PRINTER, ZONE, SetupDraft, SetupStep
from ui.shared.snapshot import Snapshot

if TYPE_CHECKING:
    from kiosk.printing.printers import FoundPrinter

USES = ("both", "visitor", "desk")


def show_boxes(draft: SetupDraft, step: SetupStep, words: Words) -> list[Snapshot]:
    """The boxes of a step into which something is typed."""
    days = dict(zip(DAYS, words.several("dates.days"), strict=True))
    return [
        {
            "id": ".".join(box),
            "name": days.get(box) or words.say(f"desk_setup.boxes.{kind_of(box)}"),
            "example": words.say("desk_setup.closed") if box in DAYS else "",
            "text": draft.text(box),
        }
        for box in draft.asked(step)
        if box not in PICKED
    ]


def kind_of(box: SettingName) -> str:
    """What the words of a box are filed under: one of the days, one of the two numbers, or its own name."""
    if box in DAYS:
        return "day"
    return f"{box[0]}_number" if box in NUMBERS else box[-1]


def show_options(box: SettingName, printers: "Iterable[FoundPrinter]", words: Words) -> list[Snapshot]:
    """What can be picked for a setting, in the order in which it is offered."""
    if box == PRINTER:
        found = [_show_printer(printer, words) for printer in printers]
        return [_show("", "printers.automatic", words), *found, _show("folder", "printers.folder", words)]
    return [_show(name, f"{box[-1]}.{name}", words) for name in (tuple(ZONES) if box == ZONE else USES)]


def _show(option: str, key: str, words: Words) -> Snapshot:
    title, remark = (words.say(f"desk_setup.{key}.{part}") for part in ("title", "remark"))
    return {"id": option, "title": title, "remark": remark}


def _show_printer(printer: "FoundPrinter", words: Words) -> Snapshot:
    remark = words.say("desk_setup.printers.default") if printer.is_default else ""
    return {"id": printer.setting, "title": printer.setting.partition(":")[2], "remark": remark}

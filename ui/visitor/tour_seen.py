"""What a tour of the visitor's screen has seen so far, and how it goes from page to page."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.guide.model import option_key
from kiosk.guide.walk import Answer
from kiosk.slips.slip import Slip
from kiosk.texts import LANGUAGES
from ui.shared.hands import Hands
from ui.visitor.program import VisitorProgram

IMAGE_LOADING = 2
"""`Image.Loading` of QML, which is no type of Python."""


@dataclass
class Tour:
    """What the tour has seen so far."""

    kiosk: Kiosk
    hands: Hands[VisitorProgram]
    out: Path
    pages: list[dict[str, Any]] = field(default_factory=list)
    journeys: list[dict[str, Any]] = field(default_factory=list)
    slips: dict[str, Slip] = field(default_factory=dict)
    """The last slip of every journey."""

    def see(self, journey: str) -> None:
        """Take a picture of the page that is shown; note how long it took to be drawn after the last touch."""
        self.hands.until(self._is_drawn)
        self.hands.program.screen.tick()  # the countdown of the slip's page is always in the picture
        picture = self.hands.picture()
        journey_now = self.hands.program.screen.journey
        page = str(journey_now.page)
        file = self.out / f"{len(self.pages) + 1:02}-{page}.png"
        picture.save(str(file))
        seen = {"file": file.name, "page": page, "journey": journey, "language": journey_now.language}
        self.pages.append({**seen, "seconds": round(self.hands.seconds_to_page, 3)})

    def _is_drawn(self) -> bool:
        """Whether no picture of the page is still being read."""
        everything = self.hands.program.window.contentItem().findChildren(QQuickItem)
        return not any(item.property("status") == IMAGE_LOADING for item in everything if item.inherits("QQuickImage"))

    def say(self, key: str, language: str) -> str:
        """What a button is called in `language`."""
        return self.kiosk.words(language).say(key)

    def answer(self, answer: Answer, language: str) -> None:
        """Touch the option of `answer`."""
        self.hands.touch(self.say(option_key(answer.question, answer.option), language))

    def speak(self, language: str) -> None:
        """Choose a language on the welcome page, if it is not spoken already."""
        if self.hands.program.screen.journey.language != language:
            self.hands.touch(LANGUAGES[language].name)

    def begin(self, language: str) -> None:
        """From the welcome page to the first question; the choice of a language is not counted as a touch."""
        self.speak(language)
        self.hands.points.clear()
        self.hands.touch(self.say("screen.welcome.start", language))

    def take_slip(self, journey: str, language: str) -> None:
        """Ask for the slip, wait until it is kept, and keep a copy beside the pictures."""
        self.hands.touch(self.say("screen.plan.print", language))
        here = self.hands.program.screen.journey
        self.hands.until(lambda: here.delivery is not None and here.delivery.is_settled)
        self.hands.until(lambda: bool(self.hands.program.screen.delivery.codes))
        self.see(journey)
        if here.slip:
            self.slips[journey] = here.slip
        code = here.slip.code if here.slip else ""
        file = self.out / "slips" / f"{journey}-{language}.pdf"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(self.kiosk.printers.folder.file_of(code).read_bytes())

    def finish(self, language: str) -> None:
        """Back to the welcome page."""
        self.hands.touch(self.say("screen.slip.done", language))

    def summary(self) -> dict[str, Any]:
        """What was seen, for machines."""
        return {
            "causes": sorted({cause for journey in self.journeys for cause in journey["causes"]}),
            "touches": {journey["name"]: journey["touches"] for journey in self.journeys},
            "journeys": self.journeys,
            "pages": self.pages,
        }

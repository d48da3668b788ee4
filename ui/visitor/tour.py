"""The tour: the real screens, touched through one journey for every cause in both languages, with pictures."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.guide.model import UNKNOWN
from kiosk.guide.walk import Answer, all_paths
from kiosk.guide.walk import Path as GuidePath
from kiosk.slips.slip import Slip
from kiosk.texts import LANGUAGES
from ui.shared.hands import GivenTime, Hands
from ui.shared.window import prepare_application
from ui.visitor.program import VisitorProgram, open_screen
from ui.visitor.tour_of_troubles import see_troubles

TWO_PROBLEMS = (Cause.BLOCKED_BIOMETRIC, Cause.ACTIVE_CLAIM)
IMAGE_LOADING = 2
"""`Image.Loading` of QML, which is no type of Python."""

TYPED_WORDS = "verifikasi wajah gagal 3 kali"


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
        start = f"questions.{answer.question}"
        key = f"{start}.unknown" if answer.option == UNKNOWN else f"{start}.options.{answer.option}.title"
        self.hands.touch(self.say(key, language))

    def speak(self, language: str) -> None:
        """Choose a language on the welcome page, if it is not spoken already."""
        if self.hands.program.screen.journey.language != language:
            self.hands.touch(self.say("screen.frame.english", "id"))

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


def shortest_paths(kiosk: Kiosk) -> dict[Cause, GuidePath]:
    """For every cause the way to it with the fewest touches, by touch alone (without typed words)."""
    found: dict[Cause, GuidePath] = {}
    for path in all_paths(kiosk.guide):
        known = found.get(path.outcome.cause)
        typed = any(answer.option == "typed" for answer in path.answers)
        if not typed and (known is None or path.touches < known.touches):
            found[path.outcome.cause] = path
    return found


def tour(kiosk: Kiosk, out: Path, size: tuple[int, int], only: str = "") -> Tour:
    """Walk through every cause and the pages beside the way; write pictures and slips to `out`.

    With `only` the way to that cause alone, in Indonesian.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare_application()
    out.mkdir(parents=True, exist_ok=True)
    here = _own_kiosk(kiosk, out)
    clock = GivenTime()
    work = ThreadPoolExecutor(max_workers=1)
    program = open_screen(here, size=QSize(*size), windowed=True, work=work, monotonic=clock)
    walked = Tour(here, Hands(program, clock), out)
    try:
        paths = shortest_paths(here)
        if only:
            _one_cause(walked, Cause(only), paths[Cause(only)], LANGUAGES[0])
        for language in () if only else LANGUAGES:
            walked.speak(language)
            walked.see("welcome")
            for cause, path in paths.items():
                _one_cause(walked, cause, path, language)
            _two_problems(walked, paths, language)
            _typed(walked, language)
            see_troubles(walked, paths[TWO_PROBLEMS[0]], language)
            _left(walked, language)
        if not only:
            _broken(walked)
    finally:
        program.close()
    return walked


def _own_kiosk(kiosk: Kiosk, out: Path) -> Kiosk:
    """The same kiosk with its data beside the pictures, and pages that stand still."""
    settings = replace(
        kiosk.settings,
        screen=replace(kiosk.settings.screen, motion=False),
        printing=replace(kiosk.settings.printing, printer="folder", slips_in_ten_minutes=200),
    )
    return Kiosk(settings, {**os.environ, "KIOSK_DATA_DIR": str(out / "data")}, kiosk.clock)


def _one_cause(walked: Tour, cause: Cause, path: GuidePath, language: str) -> None:
    walked.begin(language)
    walked.see(cause)
    for answer in path.answers:
        walked.answer(answer, language)
        walked.see(cause)
    walked.take_slip(cause, language)
    walked.journeys.append(
        {
            "name": str(cause),
            "language": language,
            "causes": [str(cause)],
            "answers": [str(answer) for answer in path.answers],
            "touches": walked.hands.touches,
            "points": walked.hands.points.copy(),
        }
    )
    walked.finish(language)


def _two_problems(walked: Tour, paths: dict[Cause, GuidePath], language: str) -> None:
    walked.begin(language)
    for answer in paths[TWO_PROBLEMS[0]].answers:
        walked.answer(answer, language)
    walked.hands.touch(walked.say("screen.plan.more", language))
    for answer in paths[TWO_PROBLEMS[1]].answers:
        walked.answer(answer, language)
    walked.see("two_problems")
    walked.take_slip("two_problems", language)
    causes = [str(cause) for cause in TWO_PROBLEMS]
    walked.journeys.append(
        {"name": "two_problems", "language": language, "causes": causes, "touches": walked.hands.touches}
    )
    walked.finish(language)


def _typed(walked: Tour, language: str) -> None:
    walked.begin(language)
    walked.hands.touch(walked.say("screen.question.typed", language))
    for key in TYPED_WORDS:
        walked.hands.program.screen.typing.typeKey(key)
    walked.see("typed")
    walked.hands.touch(walked.say("screen.frame.start_over", language))


def _left(walked: Tour, language: str) -> None:
    """The visitor walks away: warning, then everything is forgotten, the language too."""
    walked.begin(language)
    screen = walked.kiosk.settings.screen
    walked.hands.wait(screen.idle_seconds + 1)
    walked.see("idle_warning")
    walked.hands.wait(screen.warning_seconds)


def _broken(walked: Tour) -> None:
    walked.hands.program.screen.stop("shown by the tour")
    walked.see("broken")

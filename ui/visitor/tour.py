"""The tour: the real screens, touched through one journey for every cause in every language, with pictures."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.guide.walk import Path as GuidePath
from kiosk.guide.walk import all_paths
from kiosk.texts.languages import Side, spoken_by
from ui.shared.hands import GivenTime, Hands
from ui.shared.window import prepare_application
from ui.visitor.program import open_screen
from ui.visitor.tour_of_troubles import see_troubles
from ui.visitor.tour_seen import Tour

TWO_PROBLEMS = (Cause.BLOCKED_BIOMETRIC, Cause.ACTIVE_CLAIM)
TYPED_WORDS = "verifikasi wajah gagal 3 kali"


def shortest_paths(kiosk: Kiosk) -> dict[Cause, GuidePath]:
    """For every cause the way to it with the fewest touches, by touch alone (without typed words)."""
    found: dict[Cause, GuidePath] = {}
    for path in all_paths(kiosk.content.guide):
        known = found.get(path.outcome.cause)
        typed = any(answer.option == "typed" for answer in path.answers)
        if not typed and (known is None or path.touches < known.touches):
            found[path.outcome.cause] = path
    return found


def tour(kiosk: Kiosk, out: Path, data: Path, size: tuple[int, int], only: str = "") -> Tour:
    """Walk through every cause and the pages beside the way; write pictures and slips to `out`, what is kept to `data`.

    With `only` the way to that cause alone, in Indonesian.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare_application()
    out.mkdir(parents=True, exist_ok=True)
    here = _own_kiosk(kiosk, data)
    clock = GivenTime()
    work = ThreadPoolExecutor(max_workers=1)
    program = open_screen(here, size=QSize(*size), windowed=True, work=work, monotonic=clock)
    walked = Tour(here, Hands(program, clock), out)
    try:
        paths = shortest_paths(here)
        if only:
            _one_cause(walked, Cause(only), paths[Cause(only)], spoken_by(Side.VISITOR)[0])
        for language in () if only else spoken_by(Side.VISITOR):
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


def _own_kiosk(kiosk: Kiosk, data: Path) -> Kiosk:
    """The same kiosk with data of its own, and pages that stand still."""
    settings = replace(
        kiosk.settings,
        screen=replace(kiosk.settings.screen, motion=False),
        printing=replace(kiosk.settings.printing, printer="folder", slips_in_ten_minutes=200),
    )
    return Kiosk(settings, {**os.environ, "KIOSK_DATA_DIR": str(data)}, kiosk.clock)


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

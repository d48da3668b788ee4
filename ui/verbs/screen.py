"""`kiosk run` and `kiosk tour`: the visitor's screen, for people and without a display."""

import re
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.settings import Settings
from kiosk.texts.languages import Side, spoken_by
from ui.verbs.display import needs_display
from ui.verbs.output import DONE, say


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `run` and `tour`."""
    run = verbs.add_parser("run", help="the visitor screen")
    run.add_argument("--windowed", action="store_true", help="in a window that can be closed, for the desk")
    run.add_argument("--size", type=size_of, metavar="1080x1920", help="size in pixels instead of the whole screen")
    run.add_argument("--language", choices=spoken_by(Side.VISITOR), help="the language a visit begins in")
    run.add_argument("--demo", action="store_true", help="an invented branch, with data in a folder of its own")
    run.add_argument(
        "--self-test", action="store_true", dest="examines", help="examine the machine instead of starting"
    )
    run.set_defaults(act=_run)
    tour = verbs.add_parser("tour", help="drive the real screens through every cause and the desk; no display needed")
    tour.add_argument("--out", required=True, metavar="D", help="the folder for pictures, slips and summary.json")
    tour.add_argument("--size", type=size_of, metavar="1366x768", default=(1366, 768))
    tour.add_argument(
        "--only",
        choices=[cause.value for cause in Cause],
        metavar="CAUSE",
        default="",
        help="the way to this cause alone",
    )
    tour.set_defaults(act=_tour)


def size_of(text: str) -> tuple[int, int]:
    """A size as it is given on the command line. Raises ArgumentTypeError."""
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise ArgumentTypeError(f"{text} is no size; write it as 1080x1920")
    return int(match[1]), int(match[2])


def _run(kiosk: Kiosk, given: Namespace) -> int:
    if given.examines:
        from ui.verbs.doctor import self_test

        return self_test(kiosk)
    from ui.shared.only_one import Kind, only_one
    from ui.visitor.program import run

    needs_display("`kiosk tour --out D` shows every page without one.")
    with only_one(Kind.VISITOR, kiosk.data):
        if given.demo:
            from ui.verbs.demo import renew_demo

            renew_demo(kiosk, beside=Kind.DESK)
        return run(kiosk, size=given.size, windowed=given.windowed, desk=desk_command(kiosk.settings, given))


def desk_command(settings: Settings, given: Namespace) -> list[str]:
    """What opens the desk over the screen that was asked for; nothing where this station has none."""
    if settings.station.use == "visitor":
        return []
    from ui.shared.own_command import own_command

    options = ["--opened", *["--windowed"] * given.windowed, *["--demo"] * given.demo]
    if given.size:
        options += ["--size", "{}x{}".format(*given.size)]
    return own_command("desk", *options)


def _tour(kiosk: Kiosk, given: Namespace) -> int:
    import json
    from tempfile import TemporaryDirectory

    from ui.visitor.tour import tour

    out = Path(given.out)
    _clear_earlier(out)
    with TemporaryDirectory(prefix="kiosk-tour-", ignore_cleanup_errors=True) as data:  # Windows keeps what is open
        walked = tour(kiosk, out, Path(data) / "branch", given.size, given.only)
        summary = {"size": "{}x{}".format(*given.size), **walked.summary()}
        if not given.only:
            from ui.desk.tour import DeskTour, walk_desk, with_branch

            desk = DeskTour(out, len(walked.pages))
            here = walked.kiosk
            demo = with_branch(here, Path(data) / "demo")
            walk_desk(with_branch(here, here.data), demo, walked.slips, given.size, desk)
            summary |= {"desk": desk.journeys, "pages": walked.pages + desk.pages}
    (out / "summary.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"{len(summary['pages'])} pages, {len(walked.journeys)} journeys, slips and summary.json in {given.out}")
    return DONE


def _clear_earlier(out: Path) -> None:
    """Take away the pictures of an earlier tour, whose numbers mean other pages now; nothing else that lies there."""
    import json

    try:
        earlier = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        files = [str(page["file"]) for page in earlier["pages"]]
    except (OSError, ValueError, KeyError, TypeError):
        return  # none, or none of ours
    for name in files:
        if name.endswith(".png") and "/" not in name and "\\" not in name:
            (out / name).unlink(missing_ok=True)

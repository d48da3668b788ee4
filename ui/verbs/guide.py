"""`kiosk guide`: check, list, draw and search the guide."""

import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.texts.languages import Side, spoken_by
from ui.verbs.output import DONE, REFUSED, say, say_json


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `guide`."""
    parser = verbs.add_parser("guide", help="check, list, draw and search the guide")
    parts = parser.add_subparsers(dest="part", required=True, metavar="check|paths|draw|match")
    check = parts.add_parser("check", help="examine routes and words by numbered rules; exit 1 on errors")
    check.set_defaults(act=_check)
    paths = parts.add_parser("paths", help="every way from the first question to an outcome")
    paths.set_defaults(act=_paths)
    draw = parts.add_parser("draw", help="the whole guide as one picture to review on paper: SVG, PDF or PNG")
    draw.add_argument("--out", required=True, metavar="F.svg")
    draw.add_argument("--language", choices=spoken_by(Side.VISITOR), default="id")
    draw.set_defaults(act=_draw)
    match = parts.add_parser("match", help="rank causes for typed words")
    match.add_argument("words", nargs="*", help="what the message says")
    match.add_argument("--batch", action="store_true", help="read one text a line from standard input")
    match.set_defaults(act=_match)
    for part in (check, paths, match):
        part.add_argument("--json", action="store_true", help="answer for machines")


def _check(kiosk: Kiosk, given: Namespace) -> int:
    complaints = kiosk.content.check(kiosk.now().date())
    errors = [str(complaint) for complaint in complaints if complaint.error]
    warnings = [str(complaint) for complaint in complaints if not complaint.error]
    if given.json:
        say_json({"errors": errors, "warnings": warnings})
    else:
        for kind, lines in (("error", errors), ("warning", warnings)):
            for line in lines:
                say(f"{kind}: {line}")
        say(f"{len(errors)} errors, {len(warnings)} warnings")
    return REFUSED if errors else DONE


def _paths(kiosk: Kiosk, given: Namespace) -> int:
    from kiosk.guide.walk import all_paths, path_lines

    paths = list(all_paths(kiosk.content.guide))
    if given.json:
        say_json(
            [
                {
                    "answers": [str(answer) for answer in path.answers],
                    "causes": [str(path.outcome.cause)],
                    "touches": path.touches,
                }
                for path in paths
            ]
        )
    else:
        for line in path_lines(paths):
            say(line)
    return DONE


def _draw(kiosk: Kiosk, given: Namespace) -> int:
    from pathlib import Path

    from kiosk.guide.drawing import FORMATS, draw_guide

    out = Path(given.out)
    form = out.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise KioskError(f"{out.name} is no name for a picture.", f"Let it end with {', '.join(FORMATS)}.")
    picture = draw_guide(kiosk.content.guide, kiosk.words(given.language), kiosk.now().date(), form)
    try:
        out.write_bytes(picture)
    except OSError as error:
        raise KioskError(f"The picture can't be written to {out}: {error.strerror}.", "Name another file.") from error
    say(f"The guide is drawn in {out}.")
    return DONE


def _match(kiosk: Kiosk, given: Namespace) -> int:
    if not given.batch and not given.words:
        raise KioskError("There are no words to match.", 'Give them: kiosk guide match "wajah tidak terdeteksi".')
    texts = [line.rstrip("\n") for line in sys.stdin] if given.batch else [" ".join(given.words)]
    for text in texts:
        guesses = kiosk.content.matcher.rank(text)
        if given.json:
            ranked = [{"id": str(guess.cause), "score": round(guess.score, 4)} for guess in guesses]
            say_json({"causes": ranked})
        else:
            say("\n".join(f"{guess.score:.2f} {guess.cause}" for guess in guesses) or "nothing fits")
    return DONE

"""The picture of the guide tells everything, and nothing in it covers anything else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from kiosk.guide.drawing import draw_guide
from kiosk.guide.drawing_boxes import due_text, option_title
from kiosk.guide.drawing_letters import run, wrap
from kiosk.guide.files import read_guide
from kiosk.guide.model import Guide
from kiosk.paths import resources_dir
from kiosk.texts import LANGUAGES, Words, load_words
from tests.texts.given import GivenWords

DAY = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"
Rectangle = tuple[float, float, float, float]


@cache
def guide() -> Guide:
    return read_guide(resources_dir() / "guide")


@cache
def words(language: str) -> Words:
    return load_words(resources_dir() / "words", language)


def bare(language: str) -> Words:
    """Only the picture's own words, as if nobody had written any other."""
    known = words(language)
    return GivenWords(known.language, own(known.sentences))


def own(sentences: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if key.startswith("drawing.")}


def wordy() -> Words:
    """Every sentence of the guide three times as long, and one long word in it."""
    known = words("id")
    longer = {key: f"{text} {text} {'sepanjang' * 9} {text}" for key, text in known.sentences.items()}
    return GivenWords(known.language, longer | own(known.sentences))


def leading_back() -> Guide:
    """The guide with answers that ask for questions left of them, and for their neighbours."""
    questions = dict(guide().questions)
    last = questions["form_sign"]
    targets = ("block_kind", "message", "typed", "login_lost")
    asking = [replace(option, ask=ask, find=None) for option, ask in zip(last.options, targets, strict=False)]
    questions[last.id] = replace(last, options=(*asking, *last.options[len(asking) :]))
    return replace(guide(), questions=questions)


@dataclass(frozen=True)
class Picture:
    source: str
    root: ET.Element

    @property
    def sheet(self) -> Rectangle:
        left, top, right, bottom = map(float, self.root.attrib["viewBox"].split())
        return left, top, right, bottom

    @property
    def prose(self) -> str:
        return " ".join(element.text or "" for element in self.root.iter(f"{SVG}text"))

    def rectangles(self, kind: str) -> list[tuple[str, Rectangle]]:
        return [
            (element.attrib["data-id"], rectangle(element))
            for element in self.root.iter(f"{SVG}rect")
            if element.get("class") == kind
        ]

    def lines(self) -> list[tuple[str, list[tuple[float, float]]]]:
        return [
            (element.attrib["data-id"], corners(element.attrib["d"]))
            for element in self.root.iter(f"{SVG}path")
            if element.get("class") == "line-to"
        ]


def rectangle(element: ET.Element) -> Rectangle:
    x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def corners(d: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", d)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def read(source: str) -> Picture:
    return Picture(source, ET.fromstring(source.encode()))  # noqa: S314, our own picture


@cache
def picture(name: str) -> Picture:
    drawn = {
        "id": lambda: draw_guide(guide(), words("id"), DAY),
        "en": lambda: draw_guide(guide(), words("en"), DAY),
        "bare": lambda: draw_guide(guide(), bare("id"), DAY),
        "wordy": lambda: draw_guide(guide(), wordy(), DAY),
        "leading back": lambda: draw_guide(leading_back(), words("id"), DAY),
    }[name]()
    return read(drawn)


EVERY_PICTURE = pytest.mark.parametrize("name", ["id", "en", "bare", "wordy", "leading back"])


def inside(inner: Rectangle, outer: Rectangle) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def apart(one: Rectangle, other: Rectangle) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def covering(places: list[tuple[str, Rectangle]]) -> list[str]:
    """Which places have a part in common; from the top down, so that few pairs need a look."""
    found: list[str] = []
    near: list[tuple[str, Rectangle]] = []
    for who, place in sorted(places, key=lambda each: each[1][1]):
        near = [(other, its) for other, its in near if its[3] > place[1]]
        found += [f"{who} covers {other}" for other, its in near if not apart(place, its)]
        near.append((who, place))
    return found


def told(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_answer_and_outcome_is_told_in_words(language: str) -> None:
    prose = picture(language).prose
    known = words(language)
    for question in guide().questions.values():
        assert told(known.say(f"questions.{question.id}.title")) in prose
        assert f" {question.id} " in prose
        for option in question.all_options:
            assert told(option_title(known, question, option)) in prose
    for outcome in guide().outcomes.values():
        assert told(known.say(f"outcomes.{outcome.id}.title")) in prose
        assert f" {outcome.id} " in prose
        assert told(due_text(known, outcome.due)) in prose


def test_without_words_the_ids_are_shown() -> None:
    prose = picture("bare").prose
    for question in guide().questions.values():
        assert question.id in prose
        assert all(option.id in prose for option in question.options)
    assert all(outcome in prose for outcome in guide().outcomes)


@EVERY_PICTURE
def test_every_box_lies_on_the_sheet_and_none_covers_another(name: str) -> None:
    shown = picture(name)
    boxes = shown.rectangles("box")
    assert sorted(question for question, _ in boxes) == sorted(guide().questions)
    everything = boxes + shown.rectangles("line")
    assert len(everything) == len(boxes) + len(guide().outcomes)
    assert all(inside(box, shown.sheet) for _, box in everything)
    assert covering(everything) == []


@EVERY_PICTURE
def test_every_outcome_chip_lies_in_one_box_and_none_covers_another(name: str) -> None:
    chips = picture(name).rectangles("chip")
    boxes = picture(name).rectangles("box")
    assert {outcome for outcome, _ in chips} <= set(guide().outcomes)
    for who, chip in chips:
        assert sum(inside(chip, box) for _, box in boxes) == 1, who
    assert covering(chips) == []


@EVERY_PICTURE
def test_no_text_leaves_the_sheet_or_covers_other_text(name: str) -> None:
    texts = list(text_places(picture(name)))
    assert [who for who, place in texts if not inside(place, picture(name).sheet)] == []
    assert covering(texts) == []


def text_places(shown: Picture) -> Iterator[tuple[str, Rectangle]]:
    """Each text with the place between its baseline and the top of its small letters' stems."""
    for element in shown.root.iter(f"{SVG}text"):
        x, y, size, length = (float(element.attrib[name]) for name in ("x", "y", "font-size", "textLength"))
        left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
        yield element.text or "", (left, y - 0.7 * size, left + length, y)


@EVERY_PICTURE
def test_a_line_leads_from_every_asking_answer_and_runs_over_no_box(name: str) -> None:
    shown = picture(name)
    drawn = leading_back() if name == "leading back" else guide()
    asked = [option.ask for question in drawn.questions.values() for option in question.all_options if option.ask]
    assert sorted(target for target, _ in shown.lines()) == sorted(asked)
    boxes = dict(shown.rectangles("box"))
    covered = [*boxes.items(), *shown.rectangles("line")]
    for target, points in shown.lines():
        (tip_x, tip_y), box = points[0], boxes[target]
        assert tip_x in (box[0], box[2])
        assert box[1] < tip_y < box[3]
        for (x, y), (to_x, to_y) in pairwise(points):
            stretch = (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            assert inside(stretch, shown.sheet)
            assert all(apart(stretch, box) for _, box in covered), f"a line to {target} runs over a box"


@EVERY_PICTURE
def test_lines_to_different_questions_cross_but_never_run_on_each_other(name: str) -> None:
    stretches = {
        (target, min(point, to), max(point, to))
        for target, points in picture(name).lines()
        for point, to in pairwise(points)
        if (point[0] == to[0]) != (point[1] == to[1])
    }
    for (target, start, end), (other, its_start, its_end) in combinations(sorted(stretches), 2):
        for across, along in ((0, 1), (1, 0)):
            both = start[across] == end[across] and its_start[across] == its_end[across]
            if target != other and both and abs(start[across] - its_start[across]) < 6:
                assert end[along] <= its_start[along] or its_end[along] <= start[along], f"{target} on {other}"


def test_markup_in_words_stays_text() -> None:
    known = words("id")
    nasty = "<b onload=\"x\">&amp; 'kutip'</b>"
    sentences = dict(known.sentences) | {"questions.message.title": nasty, "outcomes.other.title": nasty}
    shown = read(draw_guide(guide(), GivenWords(known.language, sentences), DAY))
    assert shown.prose.count(nasty) >= 2
    assert not list(shown.root.iter(f"{SVG}b"))


def test_the_picture_is_an_a3_sheet() -> None:
    shown = picture("id")
    assert (shown.root.get("width"), shown.root.get("height")) == ("420mm", "297mm")
    left, top, right, bottom = shown.sheet
    assert (left, top) == (0, 0)
    assert right / bottom == pytest.approx(420 / 297, abs=0.001)


def undated(source: str) -> list[str]:
    return [line for line in source.splitlines() if "Keadaan tanggal" not in line]


def test_the_same_guide_gives_the_same_picture_but_for_the_date() -> None:
    later = draw_guide(guide(), words("id"), date(2031, 2, 3))
    assert "Keadaan tanggal 2026-11-21" in picture("id").source
    assert "Keadaan tanggal 2031-02-03" in later
    assert undated(later) == undated(picture("id").source)


def test_due_rules_are_told_in_the_language_and_strange_ones_as_written() -> None:
    assert due_text(words("id"), "14 working days") == "14 hari kerja"
    assert due_text(words("id"), "2-3 weeks") == "2–3 minggu"
    assert due_text(words("en"), "24 hours") == "24 hours"
    assert due_text(words("id"), "Set by branch") == words("id").say("drawing.due_set_by_branch")
    assert due_text(words("id"), "when the sun shines") == "when the sun shines"


@pytest.mark.parametrize(("file", "bold"), [("400Regular", False), ("700Bold", True)])
def test_text_is_never_measured_shorter_than_the_typeface_sets_it(file: str, bold: bool) -> None:
    advances = TTFont(file, str(resources_dir() / "fonts" / f"AtkinsonHyperlegibleNext_{file}.ttf")).face.charWidths
    for language in LANGUAGES:
        for key, text in words(language).sentences.items():
            true = sum(advances.get(ord(letter), 0) for letter in text) / 100
            assert true - 0.001 <= run(text, 10, bold) <= true * 1.1 + 10, key


def test_a_long_word_is_cut_and_an_id_behind_its_underscore() -> None:
    assert wrap("data_mismatch_record", 130, 10) == ("data_mismatch_record",)
    assert wrap("data_mismatch_record", 80, 10) == ("data_mismatch_", "record")
    assert "".join(wrap("m" * 40, 60, 10)) == "m" * 40
    assert all(run(line, 10) <= 60 for line in wrap("m" * 40, 60, 10))
    assert wrap("  ", 60, 10) == ()

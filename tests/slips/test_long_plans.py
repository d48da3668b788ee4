"""Plans of three causes, the longest there are: one sheet of A5 or A4, a longer roll, A6 with its code on each page."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.guide.files import read_guide
from kiosk.guide.model import MORE
from kiosk.guide.walk import Answer, Finding, all_paths, with_finding
from kiosk.ids import code_of
from kiosk.paper.formats import SlipFormat
from kiosk.paths import resources_dir
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings
from kiosk.slips.drawing import arrange, draw
from kiosk.slips.sheet import SlipSheet
from kiosk.slips.slip import Slip
from kiosk.slips.squares import STAFF_SIDE
from kiosk.slips.two_columns import lengths
from kiosk.texts import LANGUAGES, Words, load_words
from kiosk.visits.plan import make_plan
from tests.machine import MORNING, machine
from tests.slips import reading
from tests.slips.samples import sheet

GUIDE = read_guide(resources_dir() / "guide")
PATHS = {path.outcome.id: path.answers for path in all_paths(GUIDE)}
WORDY = Settings(
    branch=BranchSettings(
        name="Kantor Cabang Contoh Raya Utara",
        address="Jalan Contoh Panjang Nomor 123, Kecamatan Contoh, Kota Contoh 12345",
    )
)
MOST = 15
CODE = code_of(20260317 * 1000)


def longest_triples(words: Words) -> list[tuple[str, str, str]]:
    """The plans of three causes that have the most letters."""

    def letters(outcome: str) -> int:
        kept = (key for key in words.part("outcomes") if key.startswith(f"outcomes.{outcome}."))
        things = (words.say(f"things.{thing}.title") for thing in GUIDE.outcomes[outcome].bring)
        return sum(len(words.say(key)) for key in kept) + sum(map(len, things))

    possible = [
        three
        for three in combinations(GUIDE.outcomes, 3)
        if len({GUIDE.outcomes[name].cause for name in three} - {Cause.OTHER})
        + sum(GUIDE.outcomes[name].cause is Cause.OTHER for name in three)
        == 3
    ]
    return sorted(possible, key=lambda three: -sum(map(letters, three)))[:MOST]


LONGEST = [
    pytest.param(three, language, id=f"{'-'.join(three)}-{language}")
    for language in LANGUAGES
    for three in longest_triples(load_words(resources_dir() / "words", language))
]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Kiosk:
    return machine(tmp_path_factory.mktemp("data"), WORDY)


def sheet_of(kiosk: Kiosk, three: tuple[str, ...], language: str) -> SlipSheet:
    findings: tuple[Finding, ...] = ()
    answers: tuple[Answer, ...] = ()
    for name in three:
        findings = with_finding(GUIDE, findings, Finding(GUIDE.outcomes[name], 0))
        answers = (*answers, *PATHS[name], Answer.parse(MORE))
    return kiosk.papers.sheet(Slip(CODE, make_plan(findings, MORNING, kiosk.timetable), answers, language, 17, 3))


@pytest.mark.parametrize(("three", "language"), LONGEST)
@pytest.mark.parametrize("form", [SlipFormat.A5, SlipFormat.A4])
def test_three_causes_stay_on_one_sheet_and_nothing_to_do_or_to_bring_is_lost(
    kiosk: Kiosk, three: tuple[str, ...], language: str, form: SlipFormat
) -> None:
    asked = sheet_of(kiosk, three, language)
    pdf = draw(asked, form)
    (text,) = reading.texts(pdf)
    needed = [words for part in asked.parts for words in (part.title, part.stop or "", *part.steps)]
    needed += [asked.title, asked.code, asked.issued, asked.due.day, asked.due.hour, asked.due.note]
    needed += [*asked.bring, *asked.where_short, *asked.notices, asked.branch_name, asked.branch_lines[-1]]
    needed += [asked.staff_qr.title, asked.phone_qr.title, asked.parts_heading]
    assert [words for words in needed if words not in text] == []
    assert min(reading.letter_sizes(pdf)) >= 10.0
    assert set().union(*map(reading.codes, reading.pictures(pdf))) == {asked.staff_qr.payload, asked.phone_qr.payload}
    assert len(pdf) <= 60_000


@pytest.mark.parametrize(("three", "language"), LONGEST)
def test_three_causes_that_are_printed_again_stay_on_one_sheet_with_their_mark(
    kiosk: Kiosk, three: tuple[str, ...], language: str
) -> None:
    asked = sheet_of(kiosk, three, language)
    again = replace(asked, mark=kiosk.words(language).say("slip.mark_again"))
    (text,) = reading.texts(draw(again, SlipFormat.A5))
    assert again.mark in text
    (page,) = arrange(again, SlipFormat.A5).pages
    staff, _ = (square for placed in page for square in placed.row.squares)
    assert staff.module * staff.symbol.side >= STAFF_SIDE - 0.001


@pytest.mark.parametrize(("three", "language"), LONGEST[::6])
def test_three_causes_make_the_roll_longer_and_nothing_is_left_out(
    kiosk: Kiosk, three: tuple[str, ...], language: str
) -> None:
    asked = sheet_of(kiosk, three, language)
    assert len(reading.texts(draw(asked, SlipFormat.ROLL80))) == 1
    assert arrange(asked, SlipFormat.ROLL80).sheet == asked


@pytest.mark.parametrize(("three", "language"), LONGEST[::6])
def test_three_causes_on_a6_bear_code_and_number_on_every_page(
    kiosk: Kiosk, three: tuple[str, ...], language: str
) -> None:
    pages = reading.texts(draw(sheet_of(kiosk, three, language), SlipFormat.A6))
    assert 1 < len(pages) <= 6
    for number, text in enumerate(pages, start=1):
        assert f"{CODE} {number}/{len(pages)}" in text


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_cause_keeps_its_reason_and_only_on_a5_leaves_out_what_the_officer_needs(
    kiosk: Kiosk, form: SlipFormat, language: str
) -> None:
    allowed = 2 if form is SlipFormat.A5 else 1
    for name in GUIDE.outcomes:
        plan = make_plan((Finding(GUIDE.outcomes[name], 0),), MORNING, kiosk.timetable)
        asked = kiosk.papers.sheet(Slip(CODE, plan, PATHS.get(name, ()), language, 17, 3))
        assert arrange(asked, form).sheet in lengths(asked)[:allowed], name


def test_what_is_left_out_first_is_for_the_officer_and_then_what_explains() -> None:
    whole, spare, terse = lengths(sheet("id", 3))
    assert whole == sheet("id", 3)
    assert (spare.answers, spare.staff_qr.caption, spare.phone_qr.caption) == ((), "", "")
    assert spare.parts == whole.parts
    assert [part.why for part in terse.parts] == ["", "", ""]
    assert [(part.title, part.steps, part.stop) for part in terse.parts] == [
        (part.title, part.steps, part.stop) for part in whole.parts
    ]
    assert terse.branch_lines == whole.branch_lines[-1:]
    assert (terse.bring, terse.notices, terse.due) == (whole.bring, whole.notices, whole.due)


def test_data_folder_is_the_test_s_own(kiosk: Kiosk) -> None:
    assert Path.home() not in kiosk.data.parents

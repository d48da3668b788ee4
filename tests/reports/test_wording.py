"""Numbers as people of each language write them; pages and causes by their names."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.cases.kinds import BlockKind, CaseKind
from kiosk.cases.states import Ending, State
from kiosk.guide.causes import Cause
from kiosk.reports.amounts import Number, Unit, say_number, say_span
from kiosk.reports.figures import Span
from kiosk.reports.tally import count_visits
from kiosk.reports.wording import word_report
from kiosk.texts import LANGUAGES
from kiosk.visits.record import VisitEnd
from tests.cases.office import MORNING
from tests.reports.office import TODAY, WORDS, ReportOffice, visit_facts

SAID = [
    (Number(0), "0", "0"),
    (Number(1234567), "1.234.567", "1,234,567"),
    (Number(0.875, Unit.SHARE), "87,5%", "87.5%"),
    (Number(1, Unit.SHARE), "100%", "100%"),
    (Number(26.54, Unit.HOURS), "26,5 jam", "26.5 h"),
    (Number(60, Unit.HOURS), "2,5 hari", "2.5 days"),
    (Number(-30.9, Unit.HOURS), "−30,9 jam", "−30.9 h"),
    (Number(-0.01, Unit.HOURS), "0 jam", "0 h"),
    (Number(1.5, Unit.MINUTES), "1,5 menit", "1.5 min"),
    (Number(4, Unit.TOUCHES), "4 sentuhan", "4 touches"),
    (Number(None, Unit.HOURS), "–", "–"),
    (Number(None, is_hidden=True), "<5*", "<5*"),
]


@pytest.mark.parametrize(("number", "indonesian", "english"), SAID)
def test_a_number_is_said_in_the_signs_of_its_language(number: Number, indonesian: str, english: str) -> None:
    assert say_number(number, WORDS["id"]) == indonesian
    assert say_number(number, WORDS["en"]) == english


def test_a_span_of_one_day_is_one_day() -> None:
    first, last = date(2026, 11, 1), date(2026, 12, 31)
    assert say_span(Span(first, first), WORDS["id"]) == "1 November 2026"
    assert say_span(Span(first, last), WORDS["id"]) == "1 November 2026 – 31 Desember 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_counted_has_its_words(language: str) -> None:
    words = WORDS[language]
    for place, known in {
        "cases.kinds": CaseKind,
        "cases.states": State,
        "cases.block_names": BlockKind,
        "cases.endings": Ending,
        "reports.ends": VisitEnd,
    }.items():
        for one in known:
            assert words.say(f"{place}.{one}")
    for cause in Cause:
        assert words.say(f"outcomes.{cause}.label")
    for part in ("summary", "cases", "times", "guide", "visits"):
        name = words.say(f"reports.parts.{part}")
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")


def test_pages_have_names_and_one_that_is_gone_its_id(place: ReportOffice) -> None:
    figures = place.reports.figures(place.boss, TODAY, MORNING)
    pages = [visit_facts(left_at=page) for page in ("welcome", "blocked_what", "no_such_page") for _ in range(5)]
    table = word_report(replace(figures, visits=count_visits(pages)), WORDS["id"]).part("visits").table("page")
    labels = {row.id: row.labels[0] for row in table.rows}
    assert (labels["welcome"], labels["no_such_page"]) == ("Halaman pembuka", "no_such_page")


def test_a_table_with_nothing_to_show_says_why(place: ReportOffice) -> None:
    figures = place.reports.figures(place.boss, TODAY, MORNING)
    few = word_report(replace(figures, visits=count_visits([visit_facts()] * 3)), WORDS["id"]).part("visits")
    assert (few.table("page").rows, few.table("page").note) == ((), WORDS["id"].say("reports.notes.few"))
    none = word_report(figures, WORDS["id"]).part("visits")
    assert none.table("page").note == WORDS["id"].say("reports.notes.empty")

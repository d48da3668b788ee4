"""Spans of hours, as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import parse_hours


@pytest.mark.parametrize("text", ["08:00-15:30", "8.00–15.30", " 08:00 - 15.30 "])
def test_span_is_read_in_the_ways_people_write_it(text: str) -> None:
    assert parse_hours(text) == (time(8), time(15, 30))


@pytest.mark.parametrize("text", ["", "08:00", "8-15", "15:00-08:00", "08:00-08:00", "08:60-15:00", "24:00-25:00"])
def test_what_is_no_span_is_refused_with_the_given_text(text: str) -> None:
    with pytest.raises(ValueError, match=f'"{text}"'):
        parse_hours(text)


@given(st.text("0123456789:.-– x", max_size=14))
def test_any_text_is_a_span_or_refused_and_nothing_else(text: str) -> None:
    try:
        opens, closes = parse_hours(text)
    except ValueError:
        return
    assert opens < closes

"""The head on paper: short, readable, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.audit.anchors import anchor_from, anchor_of, head_text, signs_of
from kiosk.audit.chain import Head
from kiosk.ids import ALPHABET

_heads = some.builds(
    Head,
    some.integers(0, 999),
    some.integers(0, 999),
    some.integers(0, 10**9),
    some.binary(min_size=32, max_size=32),
)


@given(_heads)
def test_what_is_on_paper_is_read_back(head: Head) -> None:
    text = head_text(head)
    assert anchor_from(text) == anchor_of(head)
    assert anchor_from(f"  {text.lower()} ") == anchor_of(head)
    assert anchor_from(text.replace(" ", "-")) == anchor_of(head)
    assert anchor_from(text[:-14] + text[-14:].replace("-", " ")) == anchor_of(head)
    assert len(text) <= 40


def test_a_head_looks_like_this() -> None:
    assert head_text(Head(7, 2, 1534, bytes(32))) == "7.2-1534 2222-2222-2222-2222"


@given(some.binary(min_size=32, max_size=32))
def test_signs_can_be_read_aloud(mac: bytes) -> None:
    assert len(signs_of(mac)) == 16
    assert set(signs_of(mac)) <= set(ALPHABET)


@pytest.mark.parametrize(
    "text", ["", "7.2-15", "7.2-15 ABCD-EFGH-JKMN-PQR", "7.2 ABCD-EFGH-JKMN-PQRS", "7.2-5 ABCD-EFGH-JKMN-PQR0"]
)
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the head of a chain"):
        anchor_from(text)

"""Slip codes: readable aloud, and a slip of the finger is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ids import ALPHABET, CODE_LENGTH, code_of, new_code, new_key, number_of

LIMIT = len(ALPHABET) ** (CODE_LENGTH - 1)
numbers = st.integers(0, LIMIT - 1)
places = st.integers(0, CODE_LENGTH - 1)


def signs_of(number: int) -> list[str]:
    return list(code_of(number).replace("-", ""))


def test_code_has_three_groups_of_three_readable_signs() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [3, 3, 3]
    assert set(code) <= {*ALPHABET, "-"}
    assert not set("01OIL") & set(ALPHABET)


@given(numbers)
def test_number_comes_back_from_its_code(number: int) -> None:
    assert number_of(code_of(number)) == number


@given(numbers)
def test_case_spaces_and_dashes_do_not_matter(number: int) -> None:
    code = code_of(number)
    assert number_of(f" {code.lower().replace('-', ' ')}\t") == number
    assert number_of(code.replace("-", "")) == number


@given(numbers, places, st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_noticed(number: int, place: int, sign: str) -> None:
    signs = signs_of(number)
    if signs[place] == sign:
        return
    signs[place] = sign
    with pytest.raises(ValueError, match="mistyped"):
        number_of("".join(signs))


@given(numbers, st.integers(0, CODE_LENGTH - 2))
def test_every_swap_of_neighbours_is_noticed(number: int, place: int) -> None:
    signs = signs_of(number)
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    with pytest.raises(ValueError, match="mistyped"):
        number_of("".join(signs))


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_number_outside_the_range_has_no_code(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        code_of(number)


@pytest.mark.parametrize("text", ["", "222", "222-222-2222", "O22-222-222", "222-222-2é2"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a slip code"):
        number_of(text)


@given(st.text(max_size=12))
def test_any_text_is_a_code_or_refused_and_nothing_else(text: str) -> None:
    try:
        number = number_of(text)
    except ValueError:
        return
    assert 0 <= number < LIMIT


def test_codes_and_keys_do_not_repeat() -> None:
    assert len({new_code() for _ in range(200)}) == 200
    assert len({new_key() for _ in range(200)}) == 200

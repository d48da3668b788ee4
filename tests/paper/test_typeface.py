"""No sign vanishes: what the typeface lacks is stood in for, and the content checks can ask what it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.typeface import Face, drawable, fitting_size, font, missing_glyphs, width, wrap, wrap_evenly


def test_signs_that_the_typeface_has_are_drawn_as_they_are() -> None:
    assert drawable("Senin–Jumat 1×24 jam “gratis” é Š") == "Senin–Jumat 1×24 jam “gratis” é Š"


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ("a → b", "a -> b"),
        ("✓ sudah", "v sudah"),
        ("①", "1"),
        ("ﬁ", "fi"),
        ("ǟ", "a"),
        ("北", "?"),
        ("😀", "?"),
        ("❤\ufe0f", "?"),
        ("a\u202eb", "ab"),
        ("satu\ndua\tiga", "satu dua iga"),
        ("x\0y\ud800", "x?y?"),
    ],
)
def test_signs_that_it_lacks_are_stood_in_for(asked: str, drawn: str) -> None:
    assert drawable(asked) == drawn


def test_what_is_missing_is_named_once_each() -> None:
    assert missing_glyphs("→ ✓ é → 北\n") == "→✓北"
    assert missing_glyphs("Kantor Cabang, 08.00–15.30 WIB × ½ €") == ""


def test_the_three_weights_have_the_same_signs() -> None:
    known = [set(font(face).face.charToGlyph) for face in Face]
    assert known[0] == known[1] == known[2]


@given(st.text())
def test_no_text_is_left_with_a_sign_that_the_typeface_lacks(text: str) -> None:
    assert missing_glyphs(drawable(text)) == ""


@given(st.text(alphabet=st.sampled_from("abW -./é北"), max_size=300), st.floats(20, 300))
def test_lines_are_never_wider_than_their_room_and_lose_no_sign(text: str, room: float) -> None:
    for lines in (wrap(text, Face.BOLD, 11, room), wrap_evenly(text, Face.BOLD, 11, room)):
        assert all(width(line, Face.BOLD, 11) <= room + 0.001 for line in lines)
        assert "".join(lines).replace(" ", "") == drawable(text).replace(" ", "")


def test_a_long_address_is_parted_after_a_dot() -> None:
    lines = wrap("lapakasik.bpjsketenagakerjaan.go.id", Face.REGULAR, 10, 150)
    assert lines == ["lapakasik.bpjsketenagakerjaan.go.", "id"]


def test_a_space_that_must_not_break_does_not() -> None:
    assert wrap("jam 09.15\u00a0WIB", Face.REGULAR, 10, 60) == ["jam", "09.15\u00a0WIB"]


def test_text_shrinks_until_it_fits_but_not_below_the_smallest() -> None:
    assert fitting_size("kata", Face.BOLD, 20, 12, 1000) == 20
    shrunk = fitting_size("kata yang panjang", Face.BOLD, 20, 12, 150)
    assert 12 < shrunk < 20
    assert width("kata yang panjang", Face.BOLD, shrunk) <= 150
    assert fitting_size("kata yang panjang" * 9, Face.BOLD, 20, 12, 150) == 12

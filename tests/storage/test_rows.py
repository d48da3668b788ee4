"""What a dataclass says goes into the columns of its fields' names and comes out the same."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, StrEnum
from types import SimpleNamespace

import pytest

from kiosk.storage.rows import Rows


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Mark(Enum):
    NONE = b"0"


@dataclass(frozen=True)
class Place:
    branch: int
    number: int


@dataclass(frozen=True)
class Thing:
    key: int
    place: Place
    colour: Colour
    colours: tuple[Colour, ...]
    words: tuple[str, ...]
    lasted: timedelta
    maybe: Colour | None
    rested: timedelta | None
    secret: str


ROWS = Rows(Thing, {"place.number": "station", "key": "id"}, but="secret")
FULL = Thing(
    *(7, Place(17, 3), Colour.RED, (Colour.BLUE, Colour.RED), ("a", "b")),
    *(timedelta(seconds=3.5), Colour.BLUE, timedelta(0), "s"),
)
EMPTIEST = replace(FULL, colours=(), words=(), maybe=None, rested=None)


def test_every_field_has_the_column_of_its_name_and_what_is_within_has_its_own() -> None:
    assert ROWS.values(FULL) == {
        "id": 7,
        "branch": 17,
        "station": 3,
        "colour": "red",
        "colours": ("blue", "red"),
        "words": ("a", "b"),
        "lasted": 3_500_000,
        "maybe": "blue",
        "rested": 0,
    }


@pytest.mark.parametrize("thing", [FULL, EMPTIEST])
def test_what_goes_in_comes_out(thing: Thing) -> None:
    assert ROWS.of(SimpleNamespace(**ROWS.values(thing)), secret="s") == thing


def test_a_value_that_no_enum_knows_is_loud() -> None:
    with pytest.raises(ValueError, match="green"):
        ROWS.of(SimpleNamespace(**{**ROWS.values(FULL), "colour": "green"}), secret="s")


def test_a_type_can_be_given_its_own_way_in_and_out() -> None:
    @dataclass(frozen=True)
    class Sealed:
        place: Place
        mark: Mark

    rows = Rows(Sealed, kinds={Place: (lambda place: f"{place.branch}.{place.number}", _place_of)})
    one = Sealed(Place(17, 3), Mark.NONE)
    assert rows.values(one) == {"place": "17.3", "mark": b"0"}
    assert rows.of(SimpleNamespace(place="17.3", mark=b"0")) == one


def _place_of(stored: str) -> Place:
    branch, number = stored.split(".")
    return Place(int(branch), int(number))

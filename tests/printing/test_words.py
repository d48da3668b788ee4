"""Every state and every trouble has its words in both languages, for visitors and for staff."""

import pytest

from kiosk.paths import resources_dir
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.printer import Trouble
from kiosk.texts import LANGUAGES, load_words

WANTED = {
    *(f"printing.{part}.{state}" for part in ("state", "do") for state in DeliveryState),
    *(f"printing.{reader}.{trouble}" for reader in ("visitor", "staff") for trouble in Trouble),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_trouble_has_words_and_no_words_are_left_over(language: str) -> None:
    assert set(load_words(resources_dir() / "words", language).part("printing")) == WANTED


@pytest.mark.parametrize(("language", "printed"), [("id", "sudah dicetak"), ("en", "has been printed")])
def test_only_what_is_known_to_be_out_is_called_printed(language: str, printed: str) -> None:
    words = load_words(resources_dir() / "words", language)
    said = {state for state in DeliveryState if printed in words.say(f"printing.state.{state}")}
    assert said == {DeliveryState.DONE}

"""Key and language in, sentence out."""

from kiosk.texts.languages import LANGUAGES
from kiosk.texts.words import Words, load_words

__all__ = ["LANGUAGES", "Words", "load_words"]

"""Key and language in, sentence out."""

from kiosk.texts.words import LANGUAGES, Words, load_words

__all__ = ["LANGUAGES", "Words", "load_words"]

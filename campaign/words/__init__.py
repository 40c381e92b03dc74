"""Every visible sentence, in Vietnamese and English, and how numbers and dates are written."""

from campaign.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_for

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Words", "words_for"]

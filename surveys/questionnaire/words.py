"""The same words in several languages, frozen together so that nobody reads a later translation."""

from collections.abc import Mapping

LANGUAGES = ("en", "de")
Words = Mapping[str, str]  # language -> text; {} where nothing is said


def say(words: Words, language: str) -> str:
    """The words in `language`, else in its parent (`de-at` -> `de`), else in English, else in whatever there is."""
    for code in (language, language.split("-", maxsplit=1)[0], "en"):
        if words.get(code):
            return words[code]
    return next((text for text in words.values() if text), "")

"""Says whether a text is English, as far as a short text tells. Doubt counts as English."""

from alignment.scoring.words import FUNCTION_WORDS, plain_words

_SHARED = "a am an as at be by do he her his in is it me no o on or over per so under was we"
_ENGLISH = FUNCTION_WORDS - frozenset(_SHARED.split())
_ENGLISH_ENDINGS = ("ing", "tion", "tions", "ed", "ly", "ity", "ment", "ness", "ers", "ies", "ship", "ful", "al")
_OTHERS = tuple(
    frozenset(words.split()) - frozenset(_SHARED.split())
    for words in (
        # Spanish, Portuguese, Italian
        "el la los las un una unos unas de del y que en por para con se su sus mi mis nuestra nuestro como más es al",
        "o os as um uma de do da dos das e que em por para com se seu sua meu minha nosso nossa não ao na nos mais",
        "il lo la gli le un una di del della dei delle e che in per con si mio mia nostro nostra non è al nel sono",
        # French, German, Dutch
        "le la les un une des de du et que qui en pour avec se sa ses mon ma mes notre nos nous je dans sur est au aux",
        "der die das ein eine einen dem den des und dass in für mit sich mein meine unser unsere ich wir nicht ist zu",
        "de het een van en dat in voor met zich mijn ons onze ik wij niet is te op aan zijn naar om bij worden",
        # Polish, Swedish, Danish, Norwegian
        "i w na z do że się dla jest nie mój nasza jak to przez oraz od po są",
        "och att det som en ett på är av för med till den jag vi inte min vår og at til er jeg ikke mit af",
    )
)
_FEWEST_WORDS = 3
_ENOUGH_WORDS = 12


def is_english(text: str) -> bool:
    """Say whether a text may be scored by an English encoder.

    A stop-word count: not English if the function words of another language outnumber the English ones, if most
    letters are not Latin, or if a dozen words hold neither an English function word nor English endings.
    """
    words = plain_words(text)
    if words and not _is_mostly_latin(text):
        return False
    if len(words) < _FEWEST_WORDS:
        return True
    english = sum(word in _ENGLISH for word in words)
    foreign = max(sum(word in language for word in words) for language in _OTHERS)
    if foreign >= 2 and foreign > english and foreign / len(words) >= 0.15:
        return False
    return len(words) < _ENOUGH_WORDS or english > 0 or _has_english_endings(words)


def _is_mostly_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(ord(letter) < 0x250 for letter in letters)
    return not letters or latin / len(letters) >= 0.5


def _has_english_endings(words: list[str]) -> bool:
    return sum(word.endswith(_ENGLISH_ENDINGS) for word in words) / len(words) >= 0.1

"""The words that open a promise: verbs of doing for others, and the nouns made of them."""

from alignment.scoring.words import stem

_DOING = """
    accelerate accept accompany achieve acquire address administer adopt advance advise advocate aid alleviate assist
    assure attract     award benefit break bring build campaign care celebrate challenge champion change coach collect
    combat comfort communicate     conduct connect conserve construct contribute cook coordinate counsel create
    cultivate cure defend deliver demonstrate     design develop discover disseminate distribute donate educate
    elevate eliminate empower enable encourage end     enforce engage enhance enlighten enrich ensure equip eradicate
    establish evangelize exchange expand explore     facilitate feed fight finance find foster fund further gather
    generate give glorify grant grow guide heal help honor     house identify implement improve increase influence
    inform innovate inspire instill instruct introduce invest     investigate issue keep launch lead learn lend link
    listen maintain manage match maximize meet mentor minister minimize     mobilize motivate nourish nurture offer
    open operate organize overcome own perform perpetuate plan preach prepare     present preserve prevent proclaim
    procure produce promote protect provide publish purchase pursue raise reach     receive recognize recruit reduce
    refer rehabilitate relieve render renovate repair represent rescue research respond     restore save secure sell
    serve settle share shelter showcase sit solicit solve speak sponsor spread stage stimulate     strengthen strive
    study supply support sustain teach tell train transform transport treat uphold uplift utilize     visit volunteer
    welcome win work worship
"""
_NAMING = """
    accreditation administration advancement assistance awareness care certification compliance conservation
    construction counseling creation development distribution education emergency enforcement financial housing
    improvement instruction legal maintenance management medical mentoring outreach prevention preservation production
    promotion protection provision publication rehabilitation relief research scholarships service services support
    technical training treatment
"""
_THINGS_TOO = """
    aid benefit care change comfort cook design exchange finance fund grant help house influence lead match offer plan
    rescue research share shelter study supply support transport visit volunteer work worship
"""
_IRREGULAR = "built taught led fed gave given brought kept held spoke sold told found"

_DOING_STEMS = frozenset(stem(word) for word in _DOING.split())
_DOING_BASES = frozenset(_DOING.split())
_LOOKALIKES = frozenset(("car", "cars"))  # *care*
_THINGS_TOO_WORDS = frozenset(_THINGS_TOO.split())
_NAMING_WORDS = frozenset(_NAMING.split())
_IRREGULAR_FORMS = frozenset(_IRREGULAR.split())
_PLAIN_NOUN_ENDINGS = ("ment", "ments", "tion", "tions", "er", "ers", "or", "ors", "able", "ible", "ance", "ence")


def is_doing_word(word: str) -> bool:
    """Say whether a word is a form of a verb that promises something: *provide*, *provides*, *providing*."""
    plain = word.casefold()
    if plain in _DOING_BASES or plain in _IRREGULAR_FORMS:
        return True
    if plain in _LOOKALIKES:
        return False
    return not plain.endswith((*_PLAIN_NOUN_ENDINGS, "ed")) and stem(plain) in _DOING_STEMS


def form_of(word: str) -> str:
    """Return "ing", "s" or "" for *providing*, *provides*, *provide*."""
    plain = word.casefold()
    if plain in _DOING_BASES:
        return ""
    return next((ending for ending in ("ing", "s") if plain.endswith(ending)), "")


def is_naming_word(word: str) -> bool:
    """Say whether a word names an action in a list of nouns: *training*, *promotion*, *enforcement*."""
    return word.casefold() in _NAMING_WORDS


def is_thing_too(word: str) -> bool:
    """Say whether a doing word names a thing as often: *support*, *research*."""
    return word.casefold() in _THINGS_TOO_WORDS

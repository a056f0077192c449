import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.scoring import propose_promises

pytestmark = pytest.mark.pure

ACCESS_BOARD = (
    "The Access Board was established in 1973 under Section 502 of the Rehabilitation Act and is the only federal agency "
    "whose primary mission is accessibility for people with disabilities. Broadly stated, the Board has three main "
    "functions: (1) to create accessibility guidelines and standards for the built environment, transit systems, "
    "information and communication technology, and medical diagnostic equipment; (2) to provide technical assistance and "
    "training to the public on these accessibility guidelines and standards; and (3) to enforce the Architectural Barriers "
    "Act of 1968, which is the law that requires federal buildings and facilities be accessible to persons with disabilities."
)
ACCESS_BOARD_2023 = (
    "Today, the Access Board’s mission embraces [four] main areas: development of accessibility criteria for the built "
    "environment and other matters as directed by Congress (e.g., transit vehicles, information and communication "
    "technology, telecommunications equipment, medical diagnostic equipment); training and technical assistance; ABA "
    "compliance and enforcement, and promotion of accessibility."
)
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
RIVERBEND = (
    "No one in Riverbend goes hungry while good food goes to waste. We feed families with dignity, train people for paid "
    "work, and speak up for fair access to food."
)


def proposed(text):
    return [promise.text for promise in propose_promises(text)]


def test_promise_never_loses_the_word_that_denies():
    assert proposed("Nothing that can still be used ends up at the dump.") == [
        "Nothing that can still be used ends up at the dump"
    ]


LENDING = "lend books to everybody who asks, read with every child who finds it hard"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Our library is the living room of the village. We {LENDING}, and keep the doors open six days a week.",
            [LENDING, "keep the doors open six days a week"],
        ),
        (
            "We are the warm light of the quarter. We mend bicycles with young people. We sell them at fair prices.",
            ["mend bicycles with young people", "sell them at fair prices"],
        ),
        ("The theater is a place where young people find their voice. We stage three plays a year.", 2),
        ("Feeding every child is our task. We train cooks for lasting jobs. We rescue good food.", 3),
    ],
)
def test_what_only_says_what_we_are_gives_way_to_what_we_do(text, expected):
    """Never where too little were left, nor where the doing comes before *is*."""
    found = proposed(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We help them to find work, and we stay in touch for a year afterwards.",
            ["help them to find work", "stay in touch for a year afterwards"],
        ),
        ("We mend bicycles with the young, and we believe in second chances.", 1),
        (
            "We never ask a family for money, and every spring we tell our donors what their gifts were spent on.",
            ["never ask a family for money", "every spring we tell our donors what their gifts were spent on"],
        ),
    ],
)
def test_what_we_do_besides_is_a_promise_of_its_own(text, expected):
    found = proposed(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_numbered_functions_become_promises():
    assert proposed(ACCESS_BOARD) == [
        "create accessibility guidelines and standards for the built environment, transit systems, information and "
        "communication technology, and medical diagnostic equipment",
        "provide technical assistance and training to the public on these accessibility guidelines and standards",
        "enforce the Architectural Barriers Act of 1968",
    ]


def test_named_areas_become_promises():
    assert proposed(ACCESS_BOARD_2023) == [
        "development of accessibility criteria for the built environment and other matters as directed by Congress",
        "training and technical assistance",
        "ABA compliance and enforcement",
        "promotion of accessibility",
    ]


def test_doing_words_become_promises():
    assert proposed(RIVERBEND) == [
        "No one in Riverbend goes hungry while good food goes to waste",
        "feed families with dignity",
        "train people for paid work",
        "speak up for fair access to food",
    ]


def test_bullets_become_promises():
    text = "We promise:\n- warm meals for anyone who asks\n- a bed for the night\n* help with finding work\n"

    assert proposed(text) == ["warm meals for anyone who asks", "a bed for the night", "help with finding work"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FIREFIGHTING", ["FIREFIGHTING"]),
        ("TO PROVIDE EMERGENCY MEDICAL TRANSPORTATION", ["PROVIDE EMERGENCY MEDICAL TRANSPORTATION"]),
        ("HOLD EVENTS TO GENERATE MONIES", ["HOLD EVENTS TO GENERATE MONIES"]),
        (
            "Our mission is to restore dignity and enrich the lives of refugees by providing critically-needed items "
            "and supporting educational programs.",
            [
                "restore dignity",
                "enrich the lives of refugees",
                "providing critically-needed items",
                "supporting educational programs",
            ],
        ),
        ("See Schedule O", []),
        ("", []),
        ("1973 !", []),
    ],
)
def test_short_and_shouted_missions_yield_what_they_hold(text, expected):
    assert proposed(text) == expected


def test_a_long_text_yields_seven_promises_in_its_order():
    text = ". ".join(f"We provide warm meal number {word} to neighbors" for word in NUMBERS)

    promises = propose_promises(text)

    assert len(promises) == 7
    assert [promise.start for promise in promises] == sorted(promise.start for promise in promises)


@pytest.mark.parametrize("joint", ["; and shall", ";and will", ", and shall", "; shall"])
def test_what_an_item_appends_is_a_promise_of_its_own(joint):
    text = (
        f"The Board is (1) to set standards; (2) to train people; and (3) to enforce the Act{joint} report to Congress."
    )

    assert proposed(text) == ["set standards", "train people", "enforce the Act", "report to Congress"]


def test_a_list_inside_an_item_stays_with_it():
    text = "(a) Train people in saving life; the resuscitation of swimmers; and the skills of guards. (b) Promote the sport."

    assert proposed(text) == [
        "Train people in saving life; the resuscitation of swimmers; and the skills of guards",
        "Promote the sport",
    ]


def test_words_that_only_announce_items_are_no_promise():
    text = "(1) The objects of the charity are: (a) the relief of poverty; and (b) the promotion of sport."

    assert proposed(text) == ["the relief of poverty", "the promotion of sport"]


def test_a_range_of_numbers_is_no_bullet():
    text = "Clubs meet weekly for 70 - 90 children aged 3 - 18. We train their parents."

    assert proposed(text) == ["Clubs meet weekly for 70 - 90 children aged 3 - 18", "train their parents"]


PIECES = (
    "we provide food; and (1) to train people • by serving, 'help' - our mission is: children. in order 501(c)(3) é —"
)
HARBOR = (
    "Harbor Valley Food Bank exists so that no household in the valley goes to bed hungry. We rescue good food before it "
    "is thrown away, and share it through partner pantries. Harbor Valley Food Bank will teach families to cook, and "
    "speak up for policies that end hunger."
)


def test_an_own_name_and_what_it_exists_for_are_left_out():
    named = [promise.text for promise in propose_promises(HARBOR, own_names=["Harbor Valley Food Bank"])]

    assert named == [
        "no household in the valley goes to bed hungry",
        "rescue good food before it is thrown away, and share it through partner pantries",
        "teach families to cook",
        "speak up for policies that end hunger",
    ]
    assert "Harbor Valley Food Bank will teach families to cook" in proposed(HARBOR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Collect perishable food and share it with shelters.", ["Collect perishable food and share it with shelters"]),
        (
            "Give grants to students of poor families to enable them to benefit from education.",
            ["Give grants to students of poor families to enable them to benefit from education"],
        ),
        ("We exist because every child deserves a home.", ["every child deserves a home"]),
        (
            "Run a lunch club for elders and teach IT skills to them all.",
            ["Run a lunch club for elders", "teach IT skills to them all"],
        ),
        (
            "We take in stray dogs, heal them, and find them homes. We teach owners.",
            ["take in stray dogs, heal them, and find them homes", "teach owners"],
        ),
        (
            "Take in every stray animal, heal them, and find each one a safe home.",
            ["Take in every stray animal, heal them, and find each one a safe home"],
        ),
        (
            "Rescue horses from slaughter and find homes for them, and teach children to ride.",
            ["Rescue horses from slaughter and find homes for them", "teach children to ride"],
        ),
        (
            "RESCUE HORSES FROM SLAUGHTER AND REHABILITATE THEM FOR PLACEMENT IN NEW HOMES",
            ["RESCUE HORSES FROM SLAUGHTER AND REHABILITATE THEM FOR PLACEMENT IN NEW HOMES"],
        ),
    ],
)
def test_a_word_that_points_back_stays_with_what_it_means(text, expected):
    assert proposed(text) == expected


HOSPICE = [
    "relieve people in pain",
    "sit with the dying, so that nobody dies alone at Lindenhof",
]


@pytest.mark.parametrize(
    "text",
    [
        "We relieve people in pain and sit with the dying, so that nobody dies alone at Lindenhof.",
        "We relieve people\nin pain and sit with\nthe dying, so that nobody\ndies alone at Lindenhof.",
        "We relieve people\r\nin pain and sit with the dying,\r\nso that nobody dies alone at Lindenhof.",
        "At the end of life, we relieve people in pain and sit with the dying, so that nobody dies alone at Lindenhof",
    ],
)
def test_a_phrase_keeps_its_verb_however_its_lines_are_broken(text):
    assert [" ".join(phrase.split()) for phrase in proposed(text)][:1] == HOSPICE[:1]


def test_what_it_is_for_stays_with_what_is_done():
    assert (
        proposed("We relieve people in pain and sit with the dying, so that nobody dies alone at Lindenhof.") == HOSPICE
    )


@pytest.mark.parametrize(
    "text",
    [
        "inspire, educate, and provide programs to the whole community",
        "introducing and developing young players in hockey",
        "Provide education about and provide money for drug-free schools",
        "Offer lessons that engage the mind and empower students to reach their potential",
        "TRANSPORT VETERANS TO VISIT WAR MEMORIALS AND MONUMENTS DEDICATED TO HONOR THEIR SERVICE",
        "Provide awareness, education, support, and research funding to reduce ruptures",
        "Organize the playing of youth baseball - high school age and under",
        "Provide child care where children grow up through learning and play",
    ],
)
def test_a_part_without_a_verb_and_object_of_its_own_stays_with_its_neighbor(text):
    assert proposed(f"{text}.") == [text]


def test_lines_that_are_short_and_end_stay_apart():
    assert proposed("Warm meals for anyone\nA bed for the night") == ["Warm meals for anyone", "A bed for the night"]


fragments = st.sampled_from([*PIECES.split(), "\n"])


@given(words=st.lists(fragments, max_size=30))
def test_promises_are_exact_pieces_of_the_text(words):
    text = " ".join(words)
    promises = propose_promises(text)

    assert len(promises) <= 7
    assert all(text[promise.start : promise.end] == promise.text for promise in promises)
    assert all(before.end <= after.start for before, after in zip(promises, promises[1:], strict=False))

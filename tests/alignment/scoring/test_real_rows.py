"""Eight office statements of a real public body (U.S. Access Board, public domain), read against its own mission."""

import pytest

from alignment.scoring import AnswerText, PromiseText, propose_promises, read_answers
from tests.alignment.scoring.test_phrases import ACCESS_BOARD

pytestmark = pytest.mark.pure

OFFICES = {
    "technical": "OTIS leads the agency’s development of accessibility guidelines and standards for the built environment, "
    "public right-of-way, transportation vehicles, information and communication technology (ICT), and medical diagnostic "
    "equipment. OTIS provides technical assistance and guidance to the public on these guidelines and standards.",
    "enforcement": "The agency's ABA enforcement program processes and investigates complaints and, when violations are "
    "found, works with the appropriate federal agency or facility owner/leaseholder to remedy these barriers.",
    "finance": "The Access Board’s Financial Program Manager reviews and reconciles financial reports from BFS/ARC quarterly "
    "to ensure that the agency’s obligations and disbursements have been properly recorded.",
    "administration": "OA coordinates and manages administrative support activities for the Access Board. OA’s support "
    "includes the areas of human resources (HR), budget and finance, records management, and IT operations and support.",
}


def test_offices_voice_the_functions_they_carry(encoder):
    promises = [
        PromiseText(key=key, text=p.text, cues=p.cues)
        for key, p in zip("abc", propose_promises(ACCESS_BOARD), strict=True)
    ]
    answers = [AnswerText(key=key, text=text) for key, text in OFFICES.items()]

    reading = read_answers(encoder=encoder, answers=answers, promises=promises, mission_text=ACCESS_BOARD)

    voiced = {
        answer.answer: "".join(match.promise for match in answer.matches if match.voiced) for answer in reading.answers
    }
    assert voiced == {"technical": "ab", "enforcement": "c", "finance": "", "administration": ""}

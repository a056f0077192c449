"""Four office statements of a real public body (U.S. Access Board, public domain), read against its own mission."""

import pytest

from alignment.scoring import AnswerText, PromiseText, propose_promises, read_answers
from tests.alignment.scoring.test_phrases import ACCESS_BOARD

pytestmark = pytest.mark.pure

OFFICES = {
    "technical": "The Office of Technical and Information Services (OTIS) leads the agency’s development of accessibility "
    "guidelines and standards for the built environment, public right-of-way, transportation vehicles, information and "
    "communication technology (ICT), and medical diagnostic equipment. OTIS provides technical assistance and guidance to "
    "the public on these guidelines and standards. It also conducts webinars and training on accessibility and manages "
    "some of the Access Board’s communication with the public, such as through the agency’s website.",
    "enforcement": "The agency's ABA enforcement program processes and investigates complaints and, when violations are "
    "found, works with the appropriate federal agency or facility owner/leaseholder to remedy these barriers.",
    "finance": "the Access Board’s Financial Program Manager reviews and reconciles financial reports from BFS/ARC "
    "quarterly to ensure that the agency’s obligations and disbursements have been properly recorded; additionally, "
    "year-end financial statements are reviewed to verify they are correct and accurate.",
    "board": "The agency's 25-member Governing Board acts as a coordinating body among senior officials from twelve "
    "federal agencies and thirteen presidentially-appointed members of the general public, a majority of whom must be "
    "persons with disabilities.",
}


def test_offices_voice_the_functions_they_carry(encoder):
    promises = [PromiseText(key=key, text=p.text) for key, p in zip("abc", propose_promises(ACCESS_BOARD), strict=True)]
    answers = [AnswerText(key=key, text=text) for key, text in OFFICES.items()]

    reading = read_answers(encoder=encoder, answers=answers, promises=promises, mission_text=ACCESS_BOARD)

    voiced = {
        answer.answer: "".join(match.promise for match in answer.matches if match.voiced) for answer in reading.answers
    }
    assert voiced == {"technical": "ab", "enforcement": "c", "finance": "", "board": ""}


def test_evidence_is_the_clause_about_the_promise(encoder):
    """Both functions name guidelines and standards; each is shown by the clause that is about it."""
    promises = [PromiseText(key=key, text=p.text) for key, p in zip("abc", propose_promises(ACCESS_BOARD), strict=True)]
    text = OFFICES["technical"]
    answer = AnswerText(key="a", text=text, author="Office of Technical and Information Services")

    (reading,) = read_answers(
        encoder=encoder, answers=[answer], promises=promises, mission_text=ACCESS_BOARD, own_names=["Access Board"]
    ).answers

    create, assist, enforce = (text[match.start : match.end] for match in reading.matches)
    assert create.startswith("The Office of Technical and Information Services (OTIS) leads")
    assert assist == "OTIS provides technical assistance and guidance to the public on these guidelines and standards"
    assert enforce == ""

from alignment.queries.founder_inputs import stale_readings
from alignment.queries.founder_page import founder_page
from alignment.services import answer_founder_reading
from surveys.models import FounderReading
from tests.alignment.encoders import WordEncoder
from tests.factories.alignment import ANSWERS, AT, PROMISES, mission_with, own_answer


def test_answer_founder_reading_fills_the_result(administrator):
    reading = own_answer(person=administrator.person)

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.refresh_from_db()
    assert reading.read_at == AT
    assert [(fact["text"], fact["match"]["voiced"]) for fact in reading.result["promises"]] == [
        (PROMISES[0], True),
        (PROMISES[1], False),
        (PROMISES[2], False),
    ]
    match = reading.result["promises"][0]["match"]
    assert ANSWERS["Ada"][match["start"] : match["end"]].startswith("I make sure hungry families")
    assert reading.result["tip"] == {"code": "rival"}


def test_answer_founder_reading_twice_reads_once(administrator):
    reading = own_answer(person=administrator.person)
    encoder = WordEncoder()
    answer_founder_reading(reading=reading, encoder=encoder, at=AT)
    encoded = len(encoder.encoded)
    reading.refresh_from_db()

    answer_founder_reading(reading=reading, encoder=encoder, at=AT)

    assert len(encoder.encoded) == encoded


def test_answer_founder_reading_leaves_a_text_rewritten_meanwhile_unread(administrator):
    reading = own_answer(person=administrator.person)
    FounderReading.objects.filter(pk=reading.pk).update(text="Another text")

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.refresh_from_db()
    assert (reading.text, reading.result) == ("Another text", None)


def test_answer_founder_reading_of_a_deleted_row_is_no_error(administrator):
    reading = own_answer(person=administrator.person)
    FounderReading.objects.all().delete()

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    assert FounderReading.objects.count() == 0


def test_answer_founder_reading_of_another_language_says_so(administrator):
    german = "Ich sorge dafür, dass jeden Tag alle Kinder in unserer Stadt genug zu essen haben."
    reading = own_answer(person=administrator.person, text=german)

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.refresh_from_db()
    page = founder_page(reading.result)
    assert (page.kind, page.is_scored, page.mentioned) == ("not_english", False, 0)
    assert [promise.band for promise in page.promises] == ["none", "none", "none"]


def test_answer_founder_reading_without_promises(administrator):
    mission = mission_with(organization=administrator.organization, promises=())
    reading = own_answer(person=administrator.person, mission=mission)

    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.refresh_from_db()
    assert (reading.result["promises"], founder_page(reading.result).promises) == ([], ())


def test_founder_page_marks_the_own_words(administrator):
    reading = own_answer(person=administrator.person)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    reading.refresh_from_db()

    page = founder_page(reading.result)

    assert [run.text for run in page.runs if run.is_shared] == ["hungry", "families"]
    assert "".join(run.text for run in page.runs) == ANSWERS["Ada"]
    assert page.mentioned == 1


def test_founder_reading_is_due_again_when_a_promise_changes(administrator):
    reading = own_answer(person=administrator.person)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)
    assert stale_readings() == []
    reading.mission.promises.filter(position=3).update(text="Sign every invoice")

    assert stale_readings() == [reading]
    reading.refresh_from_db()
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.refresh_from_db()
    assert [fact["text"] for fact in reading.result["promises"]] == [*PROMISES[:2], "Sign every invoice"]
    assert stale_readings() == []


def test_founder_reading_is_due_again_when_the_statement_changes(administrator):
    reading = own_answer(person=administrator.person)
    answer_founder_reading(reading=reading, encoder=WordEncoder(), at=AT)

    reading.mission.versions.update(statement="World-class meals for everyone.")

    assert stale_readings() == [reading]

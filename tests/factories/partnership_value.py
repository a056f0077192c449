"""Things put in and things that come of it, between the two sides of a pair."""

from datetime import timedelta

from partnerships.models import Participant, ValueItem
from partnerships.services.value import ItemWords, share_item, write_item
from tests.factories.partnerships import AT

OUTSIDE = ("community", "environment")


def words(text: str = "Riders", **changed: object) -> ItemWords:
    """Something put in, unless it goes to somebody; `whose` a party, or where it goes outside."""
    whose = changed.pop("whose", None)
    goes = whose if whose in OUTSIDE else "party"
    given = {"flow": "comes", "kind": "economic", "source": "transferred", "expected": 10, "confidence": 2} | changed
    return ItemWords(text=text, goes=goes, whose=None if whose in OUTSIDE else whose, **given)


def draft(
    by: Participant, text: str = "Riders", *, whose: object = None, minute: int = 0, **changed: object
) -> ValueItem:
    at = AT + timedelta(minutes=minute)
    return write_item(words=words(text, whose=whose or by.party, **changed), by=by, at=at)


def shared(by: Participant, text: str = "Riders", *, minute: int = 0, **changed: object) -> ValueItem:
    return share_item(item=draft(by, text, minute=minute, **changed), by=by, at=AT + timedelta(minutes=minute))

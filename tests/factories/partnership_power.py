"""What a side says it gets from the other."""

from partnerships.models import Participant, Party, PowerSheet
from partnerships.services.power import SupplyWords, offer_sheet, save_supplies
from tests.factories.partnerships import AT


def other_of(side: Participant) -> Party:
    return Party.objects.filter(partnership=side.partnership).exclude(pk=side.party_id).in_order()[0]


def supply(text: str = "Riders", **changed: object) -> SupplyWords:
    return SupplyWords(text=text, **{"source": "resources", "importance": 2, "share": 2, "elsewhere": 2} | changed)


def tell(side: Participant, text: str = "Riders", **changed: object) -> PowerSheet:
    return save_supplies(about=other_of(side), supplies=[supply(text, **changed)], by=side, at=AT)


def offer(side: Participant) -> bool:
    return offer_sheet(about=other_of(side), by=side, at=AT)

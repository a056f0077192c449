from datetime import datetime

from partnerships.models import Participant, Party, PrivateNote, Visibility


def write_note(*, text: str, visibility: str = Visibility.PARTY_PRIVATE, by: Participant, at: datetime) -> PrivateNote:
    """Never for the other side to read."""
    return PrivateNote.objects.create(party=by.party, visibility=visibility, by=by, text=text, written_at=at)


def tear_up_note(*, party: Party, pk: int) -> None:
    PrivateNote.objects.filter(party=party, pk=pk).delete()

from datetime import datetime

from partnerships.models import Participant, Party, PrivateNote


def write_note(*, text: str, by: Participant, at: datetime) -> PrivateNote:
    """For one's own party alone."""
    return PrivateNote.objects.create(party=by.party, by=by, text=text, written_at=at)


def tear_up_note(*, party: Party, pk: int) -> None:
    PrivateNote.objects.of(party).filter(pk=pk).delete()

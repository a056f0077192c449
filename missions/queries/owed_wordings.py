"""What a person owes to the words of a mission: an answer to a draft, having read what is in force."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from missionhub.messaging.owed import Debtor, Owed, OwedSource
from missions.models import Assent
from missions.queries.assents import assents_asked_of


def _owed_by(who: Debtor) -> list[Owed]:
    return [
        Owed(
            title=_title(row["assent"]),
            url=row["url"],
            icon="compass",
            why=_("%(name)s asked you.") % {"name": row["assent"].asked_by.name} if row["assent"].asked_by else "",
        )
        for row in assents_asked_of(who.person)
    ]


def _title(assent: Assent) -> str:
    values = {"number": assent.version.number, "mission": assent.version.mission.name}
    if assent.kind == Assent.Kind.ACKNOWLEDGEMENT:
        return _("Read version %(number)s of “%(mission)s”") % values
    if assent.answer:
        return _("The draft of “%(mission)s” changed: answer again") % values
    return _("Say whether you approve the draft of “%(mission)s”") % values


SOURCE = OwedSource("wordings", gettext_lazy("Words of the mission"), _owed_by)

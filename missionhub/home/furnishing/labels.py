"""Labels of two leaders on the demonstration's closed round, once it has been read."""

from datetime import datetime

from alignment.models import ReleasedMatch
from alignment.services import label
from missionhub.home.furnishing.pages import people_by_name, read_area
from missionhub.organizations.models import Organization


def furnish_labels(*, organization: Organization, at: datetime) -> None:
    people = people_by_name(organization)
    for name, said in read_area("labels").items():
        for shows, wanted in ((True, said["shows"]), (False, said["does_not"])):
            for pair in wanted:
                match = ReleasedMatch.objects.of(organization).get(
                    answer__name=pair["answer"], promise__text__startswith=pair["promise"]
                )
                label(match=match, shows=shows, by=people[name], at=at)

"""What one person is told on a Monday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from missionhub.messaging.owed import Owed, debtor, owed_by
from missionhub.organizations.models import Person
from missions.models import Story
from missions.queries.check_ins import Due, dues_of, outcomes_of
from missions.queries.news import News, news
from missions.queries.stories import story_of_the_week

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    dues: Sequence[Due]
    owed: Sequence[Owed]  # beside the check-ins
    news: News
    story: Story | None  # the same for everybody, all week

    @property
    def says_something(self) -> bool:
        return bool(self.dues or self.owed) or not self.news.is_empty


def week_of(person: Person, *, at: datetime) -> Week:
    on = person.organization.today(at=at)
    mine = frozenset(outcomes_of(person, on=on).values_list("pk", flat=True))
    return Week(
        dues=[due for due in dues_of(person, on=on) if due.is_now],
        owed=owed_by(debtor(person=person, on=on), without=frozenset({"missions.check_ins"})),
        news=news(person.organization, since=at - WEEK, until=at, first=mine),
        story=story_of_the_week(person.organization, on),
    )

from typing import Any, cast

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from missions.models import Outcome
from partnerships.forms.goals import GoalFormSet, GoalsForm
from partnerships.models import AlignmentRound, Goal
from partnerships.permissions import Act
from partnerships.services.goals import name_goals
from partnerships.views.scope import PartnershipScoped
from partnerships.views.together import EditedTogether

TO_BEGIN_WITH = 3
FIELDS = ("text", "importance", "kind", "approach", "horizon", "outcome", "thread")


class PartnershipGoals(EditedTogether, PartnershipScoped, View):
    """Three goals to begin with; those of one's own outcomes are offered, nothing of them is taken over unseen."""

    act = Act.RATE

    def held(self) -> AlignmentRound:
        return self.round

    def get(self, request: HttpRequest) -> HttpResponse:
        named = self._named() or self._as_they_stood()
        initial = named or self._offered()
        initial += [{}] * max(TO_BEGIN_WITH - len(initial), 1 if named and len(initial) < Goal.MOST else 0)
        return self._page(GoalFormSet(initial=initial, form_kwargs=self._choices()))

    def save(self, request: HttpRequest) -> HttpResponse:
        forms = self._forms(request.POST)
        if not forms.is_valid():
            return self._page(forms, status=422)
        if merged := self.overtaken(forms):
            return self._page(self._forms(merged), status=409)
        try:
            name_goals(round=self.round, party=self.party, goals=forms.words(), at=timezone.now())
        except DomainError as error:
            return self._page(forms, refusal=str(error), status=409)
        self.round.refresh_from_db()
        if self.round.is_open:
            return self.to("ratings")
        messages.success(request, _("Your goals are written down."))
        return self.to("partnership")

    def _page(self, forms: Any, *, refusal: str = "", status: int = 200) -> HttpResponse:
        context = self.shared() | {"forms": forms, "refusal": refusal} | self.meanwhile(self._forms())
        return render(self.request, "partnerships/goals.html", context, status=status)

    def _forms(self, *args: Any) -> GoalsForm:
        """Over what is named for this round, without what is offered to begin with."""
        return cast(GoalsForm, GoalFormSet(*args, initial=self._named(), form_kwargs=self._choices()))

    def _named(self) -> list[dict[str, Any]]:
        mine = Goal.objects.filter(round=self.round, party=self.party)
        return list(mine.order_by("position").values(*FIELDS))

    def _outcomes(self) -> Any:
        return Outcome.objects.of(self.request.organization).active()

    def _as_they_stood(self) -> list[dict[str, Any]]:
        """In the last round in which this side had any."""
        earlier = Goal.objects.filter(party=self.party, round__number__lt=self.round.number)
        return list(earlier.newest().order_by("position").values(*FIELDS))

    def _choices(self) -> dict[str, Any]:
        return {"outcomes": self._outcomes(), "reworded": self._reworded()}

    def _reworded(self) -> dict[int, str]:
        """Outcomes that were changed since a goal of ours was written from them: offered, never taken over unseen."""
        changed = Goal.objects.filter(party=self.party, outcome__lock_version__gt=F("outcome_version"))
        rows = changed.newest().select_related("outcome")
        return {
            row.outcome_id: row.outcome.title[:200]
            for row in rows
            if row.outcome_id and row.outcome and row.outcome.title[:200] != row.text
        }

    def _offered(self) -> list[dict[str, Any]]:
        """The names of outcomes that are under way; a light account has none and begins with empty lines."""
        rows = self._outcomes().order_by("created_at", "pk")[:TO_BEGIN_WITH]
        return [{"text": outcome.title[:200], "outcome": outcome.pk, "importance": 5} for outcome in rows]

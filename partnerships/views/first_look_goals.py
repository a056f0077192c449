from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.views import View

from missionhub.core.errors import DomainError
from missions.models import Outcome
from partnerships.forms.first_look import LookGoalsForm, OurGoals, TheirGoals
from partnerships.models import FirstLookGoal
from partnerships.services.first_looks import write_look_goals
from partnerships.views.first_looks import FirstLookScoped
from partnerships.views.goals import TO_BEGIN_WITH
from partnerships.views.together import EditedTogether

FIELDS = ("text", "importance", "kind", "approach", "horizon", "outcome")
Side = FirstLookGoal.Side


class FirstLookGoals(EditedTogether, FirstLookScoped, View):
    """Three of ours and three of theirs to begin with; our outcomes are offered, theirs are presumed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        given = {side: self._written(side) for side in Side}
        if not given[Side.OURS]:
            offered = self._outcomes().order_by("created_at", "pk")[:TO_BEGIN_WITH]
            given[Side.OURS] = [{"text": one.name[:200], "outcome": one.pk, "importance": 5} for one in offered]
        for rows in given.values():
            rows.extend([{}] * max(TO_BEGIN_WITH - len(rows), 1 if len(rows) < FirstLookGoal.MOST else 0))
        return self._page(*self._forms(given))

    def save(self, request: HttpRequest) -> HttpResponse:
        ours, theirs = self._forms(data=request.POST)
        if not (ours.is_valid() & theirs.is_valid()):  # both say what is wrong
            return self._page(ours, theirs, status=422)
        if merged := self.overtaken(ours, theirs):
            return self._page(*self._forms(data=merged), status=409)
        try:
            write_look_goals(look=self.look, ours=ours.look_words(), theirs=theirs.look_words())
        except DomainError as error:
            return self._page(ours, theirs, refusal=str(error), status=409)
        is_complete = ours.look_words() and theirs.look_words()
        return self.to("guesses" if is_complete else "first-look")

    def _forms(self, given: dict[Side, list[dict[str, Any]]] | None = None, data: Any = None) -> list[LookGoalsForm]:
        """Filled with what is given, by default with what is written."""
        shared: dict[str, Any] = {"form_kwargs": {"outcomes": self._outcomes()}, "data": data}
        forms = []
        for side, formset in ((Side.OURS, OurGoals), (Side.THEIRS, TheirGoals)):
            initial = given[side] if given else self._written(side)
            forms.append(cast(LookGoalsForm, formset(prefix=side, initial=initial, **shared)))
        return forms

    def _written(self, side: Side) -> list[dict[str, Any]]:
        rows = self.look.goals.filter(side=side).order_by("position", "pk").values("pk", *FIELDS)
        return [{**{field: row[field] for field in FIELDS}, "goal": row["pk"]} for row in rows]

    def _page(self, ours: Any, theirs: Any, *, refusal: str = "", status: int = 200) -> HttpResponse:
        context = self.meanwhile(*self._forms())
        return self.page("first_look_goals", ours=ours, theirs=theirs, refusal=refusal, status=status, **context)

    def _outcomes(self) -> Any:
        return Outcome.objects.of(self.request.organization).active()

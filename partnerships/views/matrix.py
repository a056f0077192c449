"""Your goals and theirs on one page, and one pair of them with all that was said and agreed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from missionhub.core.errors import DomainError
from partnerships.forms.agreeing import AgreementForm
from partnerships.forms.telling import OptionForm
from partnerships.models import CellAgreement, Goal, Party
from partnerships.permissions import Act
from partnerships.queries.agreements import standing_agreement
from partnerships.queries.differences import TICKS, dumbbells, lone_flags
from partnerships.queries.ground import common_ground, pulls_apart
from partnerships.queries.over_time import history_of
from partnerships.queries.pair_grid import Asked, pair_grid
from partnerships.queries.picture import Cell, Picture, picture_of, reasons_given
from partnerships.queries.staleness import Change, changes_since, marked
from partnerships.queries.told import assumptions_about, options_about, options_between
from partnerships.queries.topics import same_words
from partnerships.queries.verdict_card import verdict_card
from partnerships.services.agreeing import accept_agreement, propose_agreement
from partnerships.views.scope import PartnershipScoped


class Matrix(PartnershipScoped, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        others = list(Party.objects.filter(partnership=self.partnership).exclude(pk=self.party.pk).in_order())
        with_goals = [one for one in others if self.shown_round.goals.filter(party=one).exists()]
        they = self.chosen(with_goals)
        context = self.shared() | self.shown(self.shown_round) | {"others": with_goals, "they": they}
        if they is not None and self.shown_round.opened_at is not None:
            asked = Asked.read(request.GET.dict(), kept=["with", "round"])
            picture = picture_of(self.shown_round, we=self.party, they=they)
            picture = marked(picture, changes_since(self.shown_round, viewer=self.party))
            context |= {
                "picture": picture,
                "grid": pair_grid(picture, asked=asked, url_of=self.url_of),
                "card": verdict_card(picture),
                "apart": pulls_apart(picture, url_of=self.url_of),
                "common": common_ground(picture, url_of=self.url_of),
                "same_words": same_words(picture),
                "options": options_between(picture),
                "may_write": self.participant.may(Act.RATE),
            }
        return render(request, "partnerships/matrix.html", context)

    def url_of(self, ours: int, theirs: int) -> str:
        return reverse("partnerships:pair", args=[self.request.organization.slug, self.partnership.pk, ours, theirs])


class PairScoped(PartnershipScoped):
    """One of our goals and one of another party's: in the newest round, or to read in one that was revealed."""

    changes: list[Change]

    def pair(self, ours: int, theirs: int, *, to_read: bool = False) -> tuple[Picture, Cell[Goal]]:
        goals = Goal.objects.filter(round__partnership=self.partnership).select_related("party", "round")
        their_goal = get_object_or_404(goals.exclude(party=self.party), pk=theirs)
        of_round = their_goal.round
        if of_round != self.round and not (to_read and of_round.is_revealed):
            raise Http404
        self.changes = changes_since(of_round, viewer=self.party)
        picture = marked(picture_of(of_round, we=self.party, they=their_goal.party), self.changes)
        cell = picture.cells.get((ours, theirs))
        if cell is None or of_round.opened_at is None:
            raise Http404
        return picture, cell

    def pair_page(
        self,
        picture: Picture,
        cell: Cell[Goal],
        *,
        form: AgreementForm | None = None,
        option_form: OptionForm | None = None,
    ) -> HttpResponse:
        touched = (cell.ours.pk, cell.theirs.pk)
        context = (
            self.shared()
            | self.shown(picture.round)
            | {
                "picture": picture,
                "cell": cell,
                "said": reasons_given(cell, viewer=self.party),
                "agreement": standing_agreement(cell, viewer=self.party),
                "history": history_of(cell, we=self.party),
                "form": form or AgreementForm(cell=cell),
                "changes": [change for change in self.changes if change.goal.pk in touched],
                "dumbbells": dumbbells(picture, cell),
                "ticks": TICKS,
                "flags": [flag for flag in lone_flags(picture) if (flag.ours.pk, flag.theirs.pk) == touched],
                "same_words": [one for one in same_words(picture) if (one.ours.pk, one.theirs.pk) == touched],
                "assumptions": assumptions_about(cell, viewer=self.party),
                "may_write": self.participant.may(Act.RATE),
                "options": options_about(cell, viewer=self.party),
                "option_form": option_form or OptionForm(),
            }
        )
        return render(self.request, "partnerships/pair.html", context, status=422 if form or option_form else 200)


class PairPage(PairScoped, View):
    def get(self, request: HttpRequest, ours: int, theirs: int) -> HttpResponse:
        return self.pair_page(*self.pair(ours, theirs, to_read=True))


class PairAgreements(PairScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, ours: int, theirs: int) -> HttpResponse:
        picture, cell = self.pair(ours, theirs)
        form = AgreementForm(request.POST, cell=cell)
        if not form.is_valid():
            return self.pair_page(picture, cell, form=form)
        try:
            propose_agreement(
                ours=cell.ours, theirs=cell.theirs, **form.cleaned_data, by=self.participant, at=timezone.now()
            )
        except DomainError as error:
            form.add_error(None, str(error))
            return self.pair_page(picture, cell, form=form)
        messages.success(request, _("Proposed, and accepted by you. It counts once the other side accepts it."))
        return self.to("pair", ours, theirs)


class AgreementAcceptance(PartnershipScoped, View):
    act = Act.RATE

    def post(self, request: HttpRequest, agreement_pk: int) -> HttpResponse:
        ours = CellAgreement.objects.concerning(self.party).select_related("goal_a", "goal_b")
        agreement = get_object_or_404(ours.filter(round__partnership=self.partnership), pk=agreement_pk)
        try:
            accept_agreement(agreement=agreement, by=self.participant, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Agreed."))
        mine, theirs = agreement.goal_a, agreement.goal_b
        if mine.party_id != self.party.pk:
            mine, theirs = theirs, mine
        return self.to("pair", mine.pk, theirs.pk)

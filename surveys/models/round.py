"""One time a survey is asked. Mode, roster, wording and what people were told freeze when it opens."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from missionhub.core.tokens import make_token
from missionhub.organizations.models import Organization, Person
from missions.models import Mission
from surveys.disclosure import Minimums
from surveys.models.chain import Chain
from surveys.models.instrument import Instrument
from surveys.models.round_plan import RoundPlan
from surveys.questionnaire import Questionnaire, from_json, say

NEAR = timedelta(days=90)  # rounds that ask the same and are nearer than this use the strict rule


class RoundQuerySet(models.QuerySet["Round"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        return self.filter(closed_at__isnull=False)

    def asking_since(self, moment: datetime) -> Self:
        """Those that took answers at some time after it."""
        open_longer = Q(closes_at__isnull=True) | Q(closes_at__gt=moment)
        return self.filter(Q(closed_at__gt=moment) | Q(closed_at__isnull=True) & open_longer)

    def past_their_date(self, *, at: datetime) -> Self:
        return self.open().filter(closes_at__lte=at)

    def still_sealed(self) -> Self:
        """Closed, and its answers not yet opened up."""
        return self.closed().filter(opened_up_at__isnull=True)

    def confidential(self) -> Self:
        return self.filter(mode="confidential")

    def with_names(self) -> Self:
        return self.filter(mode="attributed")

    def without_names(self) -> Self:
        return self.exclude(mode="attributed")

    def still_unreleased(self) -> Self:
        """Mixed, and their figures not yet frozen. When a round of a chain is due, the whole chain decides."""
        return self.without_names().filter(chain__isnull=True, opened_up_at__isnull=False, released_at__isnull=True)

    def awaiting_count(self) -> Self:
        """Of chains: mixed, and their answers in no release yet."""
        return self.filter(chain__isnull=False, opened_up_at__isnull=False, counted_in__isnull=True)

    def counted_with(self, round: "Round") -> Self:
        """Of a chain: whose answers this round's release counts, those of earlier releases with them; fixed by then."""
        if round.released_at is None:
            return self.none()
        return self.filter(chain=round.chain_id, counted_in__released_at__lte=round.released_at)

    def in_front(self) -> Self:
        """Of each chain its newest round alone; every other round."""
        return self.filter(followed_by__isnull=True)

    def of_survey(self, survey: Instrument) -> Self:
        """Of this survey, of the one it was copied from, and of every copy: they ask the same people the same."""
        return self.filter(Q(instrument=survey.family) | Q(instrument__origin=survey.family))

    def of_kind(self, kind: str) -> Self:
        """Of a built-in survey and of its copies."""
        return self.filter(Q(instrument__kind=kind) | Q(instrument__origin__kind=kind))

    def released(self) -> Self:
        """Without names, and their figures are out."""
        return self.without_names().filter(released_at__isnull=False)

    def newest_of_chains(self) -> Self:
        """Of released rounds: each chain once, with its newest numbers."""
        later = Round.objects.filter(chain=OuterRef("chain"), released_at__gt=OuterRef("released_at"))
        return self.exclude(Exists(later))

    def without_consultations(self) -> Self:
        """Rounds that are read against the mission."""
        return self.filter(consultation__isnull=True)

    def newest_asked(self) -> "Round | None":
        """The newest that asked people: imported texts were not asked for, and a consultation asks something else."""
        asked = self.without_consultations().filter(label="", chain__isnull=True)  # a chain is never waited for
        return asked.newest_first().first()

    def newest_first(self) -> Self:
        return self.order_by("-opened_at", "-pk")


class Round(models.Model):
    PURPOSE = "public-round"

    class Mode(models.TextChoices):
        ATTRIBUTED = "attributed", _("Attributed: names stand beside answers")
        CONFIDENTIAL = "confidential", _("Confidential: no name stays with an answer after closing")
        PUBLIC = "public", _("Public: anybody with the link answers, and nobody is named")

    class Audience(models.TextChoices):
        LEADERS = "leaders", _("Leaders")
        STAFF = "staff", _("All staff")
        TEAMS = "teams", _("Chosen teams")
        PEOPLE = "people", _("Chosen people")
        STAKEHOLDERS = "stakeholders", _("Stakeholders")
        PUBLIC = "public", _("Everybody with the link")

        @classmethod
        def of_colleagues(cls) -> frozenset[str]:
            return frozenset({cls.LEADERS, cls.STAFF, cls.TEAMS})

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="rounds")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="rounds")
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="rounds")
    consultation = models.ForeignKey(
        "surveys.Consultation", on_delete=models.CASCADE, null=True, blank=True, related_name="rounds"
    )
    chain = models.ForeignKey(Chain, on_delete=models.CASCADE, null=True, blank=True, related_name="rounds")
    follows = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="followed_by", help_text="in a chain"
    )
    counted_in = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="in a chain: the round whose release was the first to count these answers",
    )
    title = models.CharField(_("title"), max_length=200)
    questions = models.JSONField(help_text="as surveys.questionnaire writes it, frozen at launch")
    mission_text = models.TextField(help_text="the statement people are shown, frozen at launch", blank=True)
    question_text = models.CharField(_("question"), max_length=300)
    told = models.JSONField(_("what people were told"), help_text="by language, frozen at launch")
    shows_results_by_link = models.BooleanField(
        _("everyone asked was told that they read the results at their own link"), default=False, editable=False
    )
    label = models.CharField(_("note on the source"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.ATTRIBUTED)
    audience = models.CharField(_("audience"), max_length=20, choices=Audience, default=Audience.LEADERS)
    minimum_scores = models.PositiveSmallIntegerField(_("smallest group for a score"), default=5)
    minimum_distributions = models.PositiveSmallIntegerField(_("smallest group for a distribution"), default=8)
    minimum_quotes = models.PositiveSmallIntegerField(_("fewest answers before one is quoted"), default=10)
    is_strict = models.BooleanField(
        _("small teams stay hidden if somebody joined or left since the last round"), default=False
    )
    public_key = models.BinaryField(max_length=32, null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"))
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_before_sharing = models.BooleanField(
        _("opened although people had not heard what came of the last one"), default=False, editable=False
    )
    plan = models.ForeignKey(RoundPlan, on_delete=models.SET_NULL, null=True, blank=True, related_name="rounds")
    period_key = models.CharField(max_length=10, blank=True, editable=False, help_text="the day its plan opened it for")
    summary = models.TextField(_("what we heard and what we do"), blank=True, help_text="told to everyone asked")
    summary_at = models.DateTimeField(null=True, blank=True)
    summary_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    disputed_ahead = models.JSONField(
        default=list, blank=True, editable=False, help_text="what a founder's reading disputed, kept until the release"
    )
    said_ahead = models.JSONField(
        default=dict, blank=True, editable=False, help_text="what else its writer said of the own answer, until then"
    )
    opened_up_at = models.DateTimeField(_("answers opened"), null=True, blank=True)
    released_at = models.DateTimeField(_("figures released"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = (
            models.CheckConstraint(
                condition=Q(opened_up_at__isnull=True) | Q(closed_at__isnull=False),
                name="round_opened_up_only_after_closing",
            ),
            models.CheckConstraint(
                condition=Q(minimum_scores__gte=5, minimum_distributions__gte=8, minimum_quotes__gte=10),
                name="round_minimums_are_never_lower",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(opened_up_at__isnull=False),
                name="round_released_only_after_opening_up",
            ),
            models.CheckConstraint(
                condition=Q(summary="", summary_at__isnull=True)
                | (~Q(summary="") & Q(summary_at__isnull=False, opened_up_at__isnull=False)),
                name="round_summary_has_a_time_and_follows_the_answers",
            ),
            models.CheckConstraint(
                condition=Q(shows_results_by_link=False) | Q(mode="attributed"),
                name="round_by_link_only_when_attributed",
            ),
            models.CheckConstraint(
                condition=Q(chain__isnull=True, follows__isnull=True, counted_in__isnull=True)
                | Q(chain__isnull=False, mode="public", closes_at__isnull=True, consultation__isnull=True),
                name="round_of_a_chain_is_public_and_has_no_date",
            ),
            models.UniqueConstraint(
                fields=["plan", "period_key"], condition=Q(plan__isnull=False), name="round_one_for_each_day_of_a_plan"
            ),
            models.UniqueConstraint(
                fields=["chain"], condition=Q(closed_at__isnull=True), name="round_one_open_in_a_chain"
            ),
        )
        indexes = (models.Index(fields=["organization", "-opened_at"], name="round_newest"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:round", args=[self.organization.slug, self.pk])

    @property
    def public_token(self) -> str:
        named = self.chain or self
        return make_token(purpose=self.PURPOSE, identifier=named.public_id)

    @property
    def disclosure_text(self) -> str:
        return say(self.told, get_language() or "en")

    @property
    def questionnaire(self) -> Questionnaire:
        return from_json(self.questions)

    @property
    def minimums(self) -> Minimums:
        return Minimums(
            scores=self.minimum_scores, distributions=self.minimum_distributions, quotes=self.minimum_quotes
        )

    @property
    def is_attributed(self) -> bool:
        return self.mode == self.Mode.ATTRIBUTED

    @property
    def is_confidential(self) -> bool:
        return self.mode == self.Mode.CONFIDENTIAL

    @property
    def is_public(self) -> bool:
        return self.mode == self.Mode.PUBLIC

    @property
    def stays_open(self) -> bool:
        """Until somebody ends it: another round follows each."""
        return self.chain_id is not None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def takes_answers(self, *, at: datetime) -> bool:
        return self.is_open and (self.closes_at is None or at < self.closes_at)

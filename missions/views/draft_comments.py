from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from missionhub.core.errors import DomainError
from missionhub.organizations.permissions import Permission
from missions.forms.assents import ApprovalForm, ApprovalRequestForm, CommentForm, CommentRoundForm
from missions.models import Comment, MissionVersion
from missions.queries.assents import DraftPage, draft_page, may_read_draft
from missions.queries.consequences import consequences
from missions.services.assents import answer_approval, ask_approval
from missions.services.comments import comment_on_draft, open_comment_round, settle_comment
from missions.views.drafts import VersionScoped


class DraftScoped(VersionScoped):
    def readable(self, pk: int) -> MissionVersion:
        """A draft that leaders opened to others, or that one may edit."""
        version = self.version(pk)
        if not (version.is_published or self.may_edit() or may_read_draft(version, self.request.person)):
            raise Http404
        return version

    def show(self, request: HttpRequest, version: MissionVersion, **forms: object) -> HttpResponse:
        page = draft_page(version, person=self.request.person, on=self.today())
        context = {
            "page": page,
            "version": version,
            "mission": version.mission,
            "consequences": consequences(version),
            "may_edit": self.may_edit(),
            "comment_form": CommentForm(),
            **self._forms_for_leaders(page),
            "approval_form": ApprovalForm(initial={"lock_version": version.lock_version}),
        }
        return render(request, "missions/draft_comments.html", {**context, **forms})

    def _forms_for_leaders(self, page: DraftPage) -> dict[str, object]:
        if not self.may_edit():
            return {}
        asked = [row.assent.person_id for row in page.approvals.rows]
        return {
            "round_form": CommentRoundForm(initial={"until": page.version.comments_until}),
            "request_form": ApprovalRequestForm(organization=self.request.organization, asked=asked),
        }

    def refused(self, request: HttpRequest, error: DomainError, version: MissionVersion) -> HttpResponse:
        messages.error(request, str(error))
        return self.to("draft-comments", version.pk)


class DraftComments(DraftScoped, View):
    """A draft to read, what people say about it, and who approves it."""

    permission_required = Permission.MISSION_VIEW

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.readable(pk)
        return self.to("mission", version.mission_id) if version.is_published else self.show(request, version)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.readable(pk)
        form = CommentForm(request.POST)
        if form.is_valid():
            try:
                comment_on_draft(version=version, **form.cleaned_data, by=self.request.person, at=timezone.now())
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Your comment was added."))
                return self.to("draft-comments", version.pk)
        return self.show(request, version, comment_form=form)


class CommentRound(DraftScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        form = CommentRoundForm(request.POST)
        if form.is_valid():
            try:
                open_comment_round(version=version, until=form.cleaned_data["until"], at=timezone.now())
            except DomainError as error:
                form.add_error("until", str(error))
            else:
                messages.success(request, _("Everybody can read the draft and comment now."))
                return self.to("draft-comments", version.pk)
        return self.show(request, version, round_form=form)


class CommentSettlement(DraftScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comments = Comment.objects.of(self.request.organization).filter(subject_kind=MissionVersion.SUBJECT_KIND)
        comment = get_object_or_404(comments, pk=pk)
        version = self.version(comment.subject_id)
        try:
            settle_comment(comment=comment, by=self.request.person, at=timezone.now())
        except DomainError as error:
            return self.refused(request, error, version)
        messages.success(request, _("The comment is settled."))
        return self.to("draft-comments", version.pk)


class ApprovalRequest(DraftScoped, View):
    permission_required = Permission.MISSION_EDIT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.version(pk)
        form = ApprovalRequestForm(request.POST, organization=self.request.organization, asked=[])
        if not form.is_valid():
            return self.show(request, version, request_form=form)
        people = list(form.cleaned_data["people"])
        try:
            count = ask_approval(version=version, people=people, by=self.request.person, at=timezone.now())
        except DomainError as error:
            return self.refused(request, error, version)
        text = ngettext("%(count)s person was asked.", "%(count)s people were asked.", count)
        messages.success(request, text % {"count": count})
        return self.to("draft-comments", version.pk)


class ApprovalAnswer(DraftScoped, View):
    """Only those who were asked answer; the text they read goes with the answer."""

    permission_required = Permission.MISSION_VIEW

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.readable(pk)
        form = ApprovalForm(request.POST)
        if form.is_valid():
            try:
                answer_approval(version=version, person=self.request.person, **form.cleaned_data, at=timezone.now())
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Your answer was saved. It holds for the words as you read them."))
                return self.to("draft-comments", version.pk)
        return self.show(request, version, approval_form=form)

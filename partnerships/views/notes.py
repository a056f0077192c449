from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from partnerships.forms.notes import NoteForm
from partnerships.models import Visibility
from partnerships.permissions import Act
from partnerships.services.notes import tear_up_note, write_note
from partnerships.views.partnership import partnership_page
from partnerships.views.scope import PartnershipScoped


class PrivateNotes(PartnershipScoped, View):
    act = Act.NOTE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NoteForm(request.POST, facilitator=self.facilitator)
        if not form.is_valid():
            return partnership_page(self, note_form=form)
        note = write_note(**form.cleaned_data, by=self.participant, at=timezone.now())
        if note.visibility == Visibility.MEDIATION and self.facilitator:
            messages.success(request, _("Noted. Your side and %(name)s read it.") % {"name": self.facilitator})
        else:
            messages.success(request, _("Noted. Only your side reads it."))
        return self.to("partnership")


class PrivateNoteRemoval(PartnershipScoped, View):
    act = Act.NOTE

    def post(self, request: HttpRequest, note_pk: int) -> HttpResponse:
        tear_up_note(party=self.party, pk=note_pk)
        messages.success(request, _("The note is gone."))
        return self.to("partnership")

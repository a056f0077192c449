from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from missionhub.home.importing.sources import MAX_ARCHIVE_BYTES


class ArchiveForm(forms.Form):
    name = forms.CharField(label=_("Name of the organization"), validators=[MaxLengthValidator(200)])
    archive = forms.FileField(
        label=_("Zip file"),
        help_text=_("CSV files packed without folders, at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_archive(self) -> UploadedFile:
        archive: UploadedFile = self.cleaned_data["archive"]
        if (archive.size or 0) > MAX_ARCHIVE_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB. Send fewer files."))
        return archive

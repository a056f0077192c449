"""What the world may see of an organization's mission."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from missionhub.organizations.models import Organization, Person


class PublicPage(models.Model):
    """Off until somebody turns it on; promises, outcomes and stories are chosen one by one."""

    organization = models.OneToOneField(Organization, on_delete=models.CASCADE, related_name="public_page")
    is_on = models.BooleanField(_("the page can be seen by everybody"), default=False)
    shows_statement = models.BooleanField(_("mission"), default=True)
    shows_vision = models.BooleanField(_("vision"), default=False)
    shows_values = models.BooleanField(_("values"), default=False)
    figures = models.JSONField(_("results"), default=list, blank=True, help_text="keys of the figures that are shown")
    introduction = models.TextField(_("introduction"), blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("public page")
        verbose_name_plural = _("public pages")

    def __str__(self) -> str:
        return str(self.organization)

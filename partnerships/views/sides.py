"""Pages that look at two sides at a time; with three and more one chooses with whom."""

from partnerships.models import Party
from partnerships.views.scope import PartnershipScoped


class WithOneSide(PartnershipScoped):
    def sides(self) -> tuple[list[Party], Party | None]:
        """The others who are here, and the one chosen by `?with=`, by default the first; None while one is alone."""
        here = Party.objects.here().filter(partnership=self.partnership).exclude(pk=self.party.pk)
        others = list(here.in_order())
        return others, self.chosen(others)

import pytest
from django.db import IntegrityError, transaction

from surveys.models import Round
from tests.factories.surveys import open_round
from tests.factories.unfrozen import unfrozen


def test_database_refuses_results_by_link_where_answers_carry_no_names(leader):
    round = open_round(by=leader.person)

    with unfrozen(), pytest.raises(IntegrityError, match="round_by_link_only"), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(mode="confidential")

import pytest
from django.db import IntegrityError

from surveys.models import Round
from tests.factories.surveys import open_round


def test_database_refuses_results_by_link_where_answers_carry_no_names(leader):
    round = open_round(by=leader.person)

    with pytest.raises(IntegrityError, match="round_by_link_only_when_attributed"):
        Round.objects.filter(pk=round.pk).update(mode="confidential")

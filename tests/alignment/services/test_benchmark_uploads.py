from datetime import timedelta

import pytest

from alignment.lines.origins import Origin
from alignment.models import BenchmarkFigure, BenchmarkLine, BenchmarkUpload
from alignment.services.benchmark_uploads import TableNotReady, put_aside_table, take_in_table
from tests.factories.benchmarks import AT

pytestmark = pytest.mark.django_db
TABLE = b"year,population,a,b\n2024,X,50,60\n"


def put_aside(by, content: bytes = TABLE, at=AT) -> BenchmarkUpload:
    origin = Origin("Network", "UK", "top box")
    return put_aside_table(
        organization=by.organization, file_name="net.csv", content=content, origin=origin, by=by, at=at
    )


def take_in(upload, *left_out: str):
    return take_in_table(upload=upload, left_out=left_out, by=upload.person, at=AT)


def test_a_new_upload_replaces_the_one_before(leader):
    put_aside(leader.person)
    put_aside(leader.person, b"year,population,c\n2024,X,1\n")

    assert b",c" in bytes(BenchmarkUpload.objects.get().content)


def test_forgotten_uploads_go(leader, administrator):
    put_aside(leader.person)
    put_aside(administrator.person, at=AT + timedelta(days=2))

    assert BenchmarkUpload.objects.get().person == administrator.person


def test_a_yes_takes_in_what_was_not_left_out_and_once(leader):
    upload = put_aside(leader.person)

    taken = take_in(upload, "b")

    line = BenchmarkLine.objects.get()
    assert (taken.figures, line.item, line.source, line.country, line.scale) == (1, "A", "Network", "UK", "top box")
    with pytest.raises(TableNotReady, match="already"):
        take_in(upload)
    assert BenchmarkFigure.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "left_out", "why"),
    [(b"year,a\n2024,5\n", (), "cannot be read"), (TABLE, ("a", "b"), "Nothing is chosen")],
)
def test_a_table_that_is_not_ready_waits_on(leader, content, left_out, why):
    upload = put_aside(leader.person, content)

    with pytest.raises(TableNotReady, match=why):
        take_in(upload, *left_out)

    assert (BenchmarkUpload.objects.count(), BenchmarkLine.objects.count()) == (1, 0)

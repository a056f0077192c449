import gettext
import io
from pathlib import Path

import pytest
from django.conf import settings

from missionhub.core.catalogs import compile_catalog, read

SOURCE = """
# A comment.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, python-format
msgid "Hello "
"%(name)s"
msgstr "Guten \\"Tag\\" "
"%(name)s"

msgid "one dog"
msgid_plural "%(n)d dogs"
msgstr[0] "ein Hund"
msgstr[1] "%(n)d Hunde"

msgid "Not yet said"
msgstr ""
"""


def catalogs() -> list[Path]:
    return sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("**/*.po"))


def test_gettext_reads_what_was_compiled():
    said = gettext.GNUTranslations(io.BytesIO(compile_catalog(read(SOURCE))))

    assert said.gettext("Hello %(name)s") == 'Guten "Tag" %(name)s'
    assert [said.ngettext("one dog", "%(n)d dogs", n) for n in (1, 2)] == ["ein Hund", "%(n)d Hunde"]
    assert said.gettext("Not yet said") == "Not yet said"


@pytest.mark.parametrize("source", catalogs(), ids=lambda path: path.parts[-3])
def test_compiled_catalogs_are_current(source):
    assert source.with_suffix(".mo").read_bytes() == compile_catalog(read(source.read_text())), (
        "run `python manage.py compile_catalogs`"
    )


def test_a_stale_catalog_would_be_found():
    assert compile_catalog(read(SOURCE)) != compile_catalog(read(SOURCE.replace("ein Hund", "ein Tier")))


@pytest.mark.parametrize("source", catalogs(), ids=lambda path: path.parts[-3])
def test_every_message_is_said_and_keeps_its_places(source):
    import re

    messages = read(source.read_text())
    places = {asked: sorted(set(re.findall(r"%\(\w+\)[sd]", asked))) for asked in messages}

    assert [asked for asked, said in messages.items() if asked and not all(said.split("\0"))] == []
    assert [
        asked
        for asked, said in messages.items()
        if asked and sorted(set(re.findall(r"%\(\w+\)[sd]", said))) != places[asked]
    ] == []

from dataclasses import replace

import pytest

from missionhub.messaging import registry
from tests.missionhub.messaging.conftest import Reminder


def test_kind_is_registered_once(reminder: Reminder) -> None:
    (kind,) = registry.registered_kinds()

    registry.register(kind)

    with pytest.raises(ValueError, match="already registered"):
        registry.register(replace(kind, title="another"))
    assert registry.registered_kinds() == [kind]


def test_title_of_a_kind_is_its_words_or_its_bare_name(reminder: Reminder) -> None:
    (kind,) = registry.registered_kinds()

    assert registry.title_of(kind.name) == (kind.title or kind.name)
    assert registry.title_of("no_such_kind") == "no_such_kind"


def test_unknown_kind_says_so(reminder: Reminder) -> None:
    with pytest.raises(registry.UnknownKind, match="no_such_kind"):
        registry.kind_named("no_such_kind")

"""What missions announce. Receivers live in higher apps."""

from django.dispatch import Signal

mission_published = Signal()  # mission, version
promises_changed = Signal()  # mission

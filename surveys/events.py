"""What the surveys app announces; higher apps listen in their `receivers.py`."""

from django.dispatch import Signal

answers_opened = Signal()  # round: its sealed answers now stand in the clear for scoring
founder_answered = Signal()  # reading: somebody answered first and waits for the reading

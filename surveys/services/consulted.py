"""What a consultation's rounds leave as they are released: mixed proposals to sort, and voices for the decision."""

from django.utils.translation import gettext as _

from missions.models import Decision
from missions.services.decisions import add_voice
from surveys.intake import cells_of
from surveys.models import Instrument, ReleasedFigure, Round, RoundNode, Statement
from surveys.questionnaire import Role


def hand_on(round: Round) -> None:
    """Call inside the transaction that releases, so that it happens once."""
    consultation = round.consultation
    if consultation is None:
        return
    if round.instrument.kind == Instrument.Kind.PROPOSALS:
        _take_proposals(round)
    elif consultation.decision is not None:
        _tell(consultation.decision, round, question=consultation.question)


def _take_proposals(round: Round) -> None:
    """Each different proposal once, in an order that is nobody's: by its own words."""
    asked = [question.key for question in round.questionnaire if question.role == Role.PROPOSAL]
    cells = (cell for key in asked for cell in cells_of(round=round, block=key))
    texts = {" ".join(next(iter(cell.values.values())).split())[:1000] for cell in cells}
    known = set(Statement.objects.filter(consultation=round.consultation).values_list("text", flat=True))
    first = Statement.objects.filter(consultation=round.consultation).next_number()
    for number, text in enumerate(sorted(texts - known), start=first):
        Statement.objects.create(consultation=round.consultation, number=number, text=text, is_proposed=True)


def _tell(decision: Decision, round: Round, *, question: str) -> None:
    """Which groups were asked and how many of each took part; only groups whose votes are told."""
    told = ReleasedFigure.objects.filter(round=round, measure=ReleasedFigure.Measure.VOTES).values("node")
    nodes = RoundNode.objects.filter(round=round, depth__lte=1, pk__in=told).counted().in_order()
    for node in nodes:
        facts = {"share": node.participation_words, "invited": node.invited, "question": question}
        view = _("%(share)s of %(invited)s took part in the consultation “%(question)s”.") % facts
        add_voice(decision=decision, name=node.name, view=view[:1].upper() + view[1:])

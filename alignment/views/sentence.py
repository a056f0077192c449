from django.http import Http404, HttpRequest

from alignment.models import ReleasedMatch
from alignment.scoring import split_sentences


def wanted_sentence(request: HttpRequest, match: ReleasedMatch) -> int:
    """Which of the match's sentences a correction is about; the first, where the form does not say."""
    given = request.POST.get("sentence", "0")
    if not (given.isascii() and given.isdigit() and len(given) < 6 and int(given) < match.sentences):
        raise Http404
    return int(given)


def wanted_claim(request: HttpRequest, text: str) -> tuple[int, int] | tuple[()]:
    """The sentence of the answer by which a match is counted by hand; none where the form leaves it to the closest."""
    given = request.POST.get("words", "")
    if not given:
        return ()
    written = split_sentences(text)
    if not (given.isascii() and given.isdigit() and len(given) < 6 and int(given) < len(written)):
        raise Http404
    chosen = written[int(given)]
    return chosen.start, chosen.end

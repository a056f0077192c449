from django.http import Http404, HttpRequest

from alignment.models import ReleasedMatch


def wanted_sentence(request: HttpRequest, match: ReleasedMatch) -> int:
    """Which of the match's sentences a correction is about; the first, where the form does not say."""
    given = request.POST.get("sentence", "0")
    if not (given.isascii() and given.isdigit() and len(given) < 6 and int(given) < match.sentences):
        raise Http404
    return int(given)

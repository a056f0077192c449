"""Stakeholders in words: what a place on the grid asks of the parties, and what each figure means."""

from django.utils.translation import gettext_lazy as _

from partnerships.compatibility import Quadrant, Salience

INTEREST = (
    (5, _("5 · their life or work depends on it")),
    (4, _("4 · they follow it closely")),
    (3, _("3 · they care when asked")),
    (2, _("2 · they have heard of it")),
    (1, _("1 · they hardly know of it")),
)
STANCES = (
    (2, _("strongly for it")),
    (1, _("rather for it")),
    (0, _("neither for nor against it")),
    (-1, _("rather against it")),
    (-2, _("strongly against it")),
)
AFFECTED = (
    (3, _("+3 · helps them a lot")),
    (2, _("+2 · helps them")),
    (1, _("+1 · helps them a little")),
    (0, _("0 · changes nothing for them")),
    (-1, _("−1 · harms them a little")),
    (-2, _("−2 · harms them")),
    (-3, _("−3 · harms them badly")),
)
SHAPES = {2: "circle-strong", 1: "circle", 0: "square", -1: "triangle", -2: "triangle-strong", None: "ring"}
SIZES = {0: 0.8, 1: 1, 2: 1.2, 3: 1.4, None: 1}  # by how much it does to them, good or bad
OUTLINES = {0: 0.0, 1: 1.2, 2: 2.2, 3: 3.4}  # by how many of the three attributes
CARE = {
    Quadrant.MANAGE_CLOSELY: (_("Work closely"), _("They can make or stop it, and they care. Decide together.")),
    Quadrant.KEEP_SATISFIED: (
        _("Keep satisfied"),
        _("They can stop it and hardly think of it. Ask before it concerns them."),
    ),
    Quadrant.KEEP_INFORMED: (
        _("Keep informed"),
        _("They care and can do little alone. Tell them what happens, and listen."),
    ),
    Quadrant.MONITOR: (_("Monitor"), _("Little power, little interest today. Look again in a while.")),
    Quadrant.GIVE_A_VOICE: (
        _("Needs a voice"),
        _("It harms them and they have no say. Ask them, and give them a seat where it is decided."),
    ),
}
WEIGHT = {
    Salience.NON: _("no power, no claim, not urgent"),
    Salience.DORMANT: _("power, and no reason to use it now"),
    Salience.DISCRETIONARY: _("a rightful claim, without power or hurry"),
    Salience.DEMANDING: _("urgent, without power or claim"),
    Salience.DOMINANT: _("power and a rightful claim"),
    Salience.DANGEROUS: _("power and urgency without a claim"),
    Salience.DEPENDENT: _("a claim that cannot wait, and no power"),
    Salience.DEFINITIVE: _("power, a rightful claim, and it cannot wait"),
}

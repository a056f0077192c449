"""Where a table of lines comes from: said by whoever uploads it, or known by the name of the file."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Origin:
    source: str
    country: str = ""
    scale: str = ""
    reason: str = ""


CIVIL_SERVICE = {
    "uk_civil_service_alignment.csv": "Civil Service People Survey, by organisation",
    "uk_civil_service_benchmark.csv": "Civil Service People Survey, medians and means",
}
LICENCE = "Cabinet Office, Open Government Licence v3; processed data: Matt Kerlogue, csps-data, CC BY 4.0"


def is_line_file(name: str) -> bool:
    return name in CIVIL_SERVICE or (name.startswith("benchmark_lines") and name.endswith(".csv"))


def origin_of(name: str) -> Origin:
    if name in CIVIL_SERVICE:
        return Origin(
            source=f"{CIVIL_SERVICE[name]}. {LICENCE}",
            country=_("United Kingdom"),
            scale=_("percent positive"),
            reason=_(
                "It counts every positive answer, not the highest alone; an index or a theme is no single question."
            ),
        )
    return Origin(source=_("The file %(name)s") % {"name": name})


def not_checked() -> str:
    return _("Not checked yet. Compare the question, the scale and what is counted, then say so here.")

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def qr(url: str, label: str) -> SafeString:
    """A code that a phone's camera opens; drawn here, so that the link goes nowhere else."""
    drawing = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return format_html('<div class="qr" role="img" aria-label="{}">{}</div>', label, mark_safe(drawing))  # noqa: S308 - drawn by us

"""What every page draws with: icons, style sheets, scripts, small charts, cards."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.dateformat import format as date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from missionhub.core import charts
from missionhub.core.basis import from_answers

register = template.Library()
AT_HAND = 5  # places a phone shows beside "More"
LAYERS = ("tokens", "base", "layout")
JOINED = "css/joined.css"
BEHAVIORS = ("autosize", "copy", "dialog", "focus", "menu", "nav", "print", "reveal", "theme-toggle")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite: decoration beside words, or with a label where no words stand."""
    told = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', told, static("icons.svg"), name)


@register.simple_tag
def stylesheets() -> SafeString:
    """One link where collecting joins the sheets, else one for each: layers, components, utilities, print."""
    joining = "JoiningStorage" in settings.STORAGES["staticfiles"]["BACKEND"]
    paths = (JOINED,) if joining else stylesheet_paths()
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(path),) for path in paths))


@lru_cache(maxsize=1)
def stylesheet_paths() -> tuple[str, ...]:
    components = sorted((settings.BASE_DIR / "static/css/components").glob("*.css"))
    return (
        *(f"css/{name}.css" for name in LAYERS),
        *(f"css/components/{path.name}" for path in components),
        "css/utilities.css",
        "css/print.css",
    )


@register.simple_tag
def behaviors() -> SafeString:
    """One small script per behavior, each by its own hashed name."""
    return format_html_join(
        "\n", '<script src="{}" type="module"></script>', ((static(f"js/{name}.js"),) for name in BEHAVIORS)
    )


@register.filter
def initials(name: str) -> str:
    """First letters of the first and last word."""
    words = str(name).split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.filter
def limits(field: BoundField) -> str:
    """What a field accepts, in words, where a person may run into it: long texts and bounded numbers."""
    attrs = field.field.widget.attrs
    if field.widget_type == "textarea" and attrs.get("maxlength"):
        most = int(attrs["maxlength"])
        return ngettext("Up to %(most)s character.", "Up to %(most)s characters.", most) % {"most": f"{most:,}"}
    low, high = attrs.get("min"), attrs.get("max")
    if low is not None and high is not None:
        return _("From %(low)s to %(high)s.") % {"low": _bound(low), "high": _bound(high)}
    return ""


def _bound(edge: object) -> object:
    """A day as people write it; browsers take it as ISO."""
    try:
        return date_format(date.fromisoformat(str(edge)), "j F Y")
    except ValueError:
        return edge


@register.inclusion_tag("components/error_summary.html", takes_context=True)
def error_summary(context: template.Context) -> dict[str, Any]:
    """Above the page: which fields of its form need another look, each with a link; nothing where none does."""
    form = context.get("form")
    wrong = [field for field in form if field.errors and not field.is_hidden] if isinstance(form, BaseForm) else []
    is_saving = getattr(context.get("request"), "method", "") == "POST"
    return {"fields": [(field, _first_control(field)) for field in wrong], "is_saving": is_saving}


def _first_control(field: BoundField) -> str:
    """Of several circles or boxes the first; a single control is named by its label."""
    if not field.auto_id:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"


@register.simple_tag
def is_emptied(field: BoundField) -> bool:
    """A password that was typed with something else wrong: no page shows it again."""
    kind = getattr(field.field.widget, "input_type", "")
    return kind == "password" and bool(field.data) and bool(field.form.errors) and not field.errors


@register.simple_tag
def described_widget(field: BoundField) -> SafeString:
    """The field's control, tied to its help, its limits and its errors."""
    told = [field.aria_describedby] if field.aria_describedby else []
    if limits(field) and field.auto_id:
        told.append(f"{field.auto_id}_limits")
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(told)} if told and not field.use_fieldset else {}
    return field.as_widget(attrs=attrs)


@register.simple_tag
def hidden_initial(field: BoundField | None) -> str:
    """What the page shows before anybody types, so that an answer can be told from what merely stood there."""
    return field.as_hidden(only_initial=True) if field else ""


@register.simple_tag
def progress(value: float, label: str) -> SafeString:
    """A bar for a share of 0 … 1; the figure stands beside it in words."""
    percent = round(100 * max(0.0, min(1.0, float(value))))
    return format_html('<progress class="progress" max="100" value="{}" aria-label="{}"></progress>', percent, label)


@register.simple_block_tag
def card(content: str, **options: Any) -> str:
    """A card with a heading: title, note, url and action (a link at the right), identity, level, css."""
    return render_to_string("components/card.html", {"content": content, **options})


@register.simple_block_tag
def dialog(content: str, **options: Any) -> str:
    """A native dialog: identity, title. A link to a page that asks opens it by `data-dialog`."""
    return render_to_string("components/dialog.html", {"content": content, **options})


@register.simple_block_tag
def disclosure(content: str, **options: Any) -> str:
    """More on demand, without a script: summary, open."""
    return render_to_string("components/disclosure.html", {"content": content, **options})


@register.inclusion_tag("components/nav.html", takes_context=True)
def nav(context: template.Context) -> dict[str, Any]:
    """The places of this organization; `nav_items` in the context, each with url, label, icon, count, current.

    A phone shows the first ones and the others in a sheet behind "More"; a desk shows all.
    """
    items = list(context.get("nav_items") or [])
    rest = items[AT_HAND:] if len(items) > AT_HAND + 1 else []
    return {"first": items[: len(items) - len(rest)], "rest": rest}


register.filter("from_answers", from_answers)
register.simple_tag(charts.interval_dot, name="interval_dot")
register.simple_tag(charts.interval_rows, name="interval_rows")
register.simple_tag(charts.share_rows, name="share_rows")
register.simple_tag(charts.interval_mark, name="interval_mark")
register.simple_tag(charts.state_dot, name="state_dot")
register.simple_tag(charts.sparkline, name="sparkline")
register.simple_tag(charts.progress_bar, name="progress_bar")
register.simple_tag(charts.share_bar, name="share_bar")
register.simple_tag(charts.share_marks, name="share_marks")
register.simple_tag(charts.line, name="line_chart")
register.simple_tag(charts.consensus_map, name="consensus_map")
register.simple_tag(charts.paired_dots, name="paired_dots")
register.simple_tag(charts.power_interest_grid, name="power_interest_grid")
register.simple_tag(charts.quadrant, name="quadrant")

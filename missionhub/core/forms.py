from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Every form and field through our templates, found like any other template."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"

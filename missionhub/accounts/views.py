from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView


class SecondFactor(LoginRequiredMixin, TemplateView):
    """Asks, at the second sign-in, for a second factor; "later" is one click away."""

    template_name = "accounts/second_factor.html"

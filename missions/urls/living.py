"""What people say to a wording of the mission, and the ledger of its promises."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

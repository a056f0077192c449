"""Outcomes, objectives, the map, tables on their way in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""What the world sees."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Key roles, the grid, activities and resources."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

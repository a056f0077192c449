"""The product's addresses and the gallery, which otherwise only a developer sees."""

from django.urls import path

from missionhub.core.gallery import gallery
from missionhub.urls import urlpatterns as product

urlpatterns = [path("ui/", gallery, name="gallery"), *product]

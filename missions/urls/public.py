"""What the world sees."""

from django.urls import path

from missions.views import public, public_page

HERE = "o/<slug:organization_slug>/public-page/"
urlpatterns = [
    path("p/<slug:address>/", public.PublicMissionPage.as_view(), name="public-mission"),
    path("p/<slug:address>/embed/", public.PublicEmbed.as_view(), name="public-embed"),
    path(HERE, public_page.PublicPageEdit.as_view(), name="public-page"),
    path(f"{HERE}preview/", public_page.PublicPagePreview.as_view(), name="public-page-preview"),
]

from django.urls import path

from alignment.views import (
    AlignmentHome,
    FounderReadingPage,
    Labels,
    LinkDisagreement,
    LinkResults,
    MatchDisagreement,
    MatchLabel,
    MatchPhrase,
    Meeting,
    Results,
    method,
)

app_name = "alignment"

urlpatterns = [
    path("method/", method, name="method"),
    path("results/", LinkResults.as_view(), name="link-results"),
    path("results/matches/<int:pk>/disagreement/", LinkDisagreement.as_view(), name="link-disagreement"),
    path("o/<slug:organization_slug>/alignment/", AlignmentHome.as_view(), name="home"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/", Results.as_view(), name="results"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/meeting/", Meeting.as_view(), name="meeting"),
    path("o/<slug:organization_slug>/rounds/<int:pk>/results/labels/", Labels.as_view(), name="labels"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/label/", MatchLabel.as_view(), name="label"),
    path("o/<slug:organization_slug>/results/matches/<int:pk>/phrase/", MatchPhrase.as_view(), name="phrase"),
    path(
        "o/<slug:organization_slug>/results/matches/<int:pk>/disagreement/",
        MatchDisagreement.as_view(),
        name="disagreement",
    ),
    path(
        "o/<slug:organization_slug>/missions/<int:pk>/own-answer/reading/",
        FounderReadingPage.as_view(),
        name="founder-reading",
    ),
]

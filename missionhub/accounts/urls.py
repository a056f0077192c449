from django.urls import path

from missionhub.accounts.views import SecondFactor, TokenList, TokenRevocation

app_name = "accounts"
urlpatterns = [
    path("second-factor/", SecondFactor.as_view(), name="second-factor"),
    path("tokens/", TokenList.as_view(), name="token-list"),
    path("tokens/<uuid:identifier>/revocation/", TokenRevocation.as_view(), name="token-revocation"),
]

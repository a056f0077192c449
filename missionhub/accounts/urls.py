from django.urls import path

from missionhub.accounts.views import SecondFactor

app_name = "accounts"
urlpatterns = [path("second-factor/", SecondFactor.as_view(), name="second-factor")]

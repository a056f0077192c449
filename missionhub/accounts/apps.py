from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "missionhub.accounts"
    label = "accounts"

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "missionhub.organizations"
    label = "organizations"

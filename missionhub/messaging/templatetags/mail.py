from django import template

from missionhub.messaging.registry import title_of

register = template.Library()
register.filter("mail_title", title_of)

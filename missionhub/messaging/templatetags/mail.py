from django import template

from missionhub.messaging.queries import mail_goes_out
from missionhub.messaging.registry import title_of

register = template.Library()
register.filter("mail_title", title_of)
register.simple_tag(mail_goes_out)

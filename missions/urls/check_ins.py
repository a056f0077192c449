"""Check-ins and the week."""

from django.urls import path

from missions.views import check_ins, line_of_sight, pauses, week

HERE = "o/<slug:organization_slug>/"
urlpatterns = [
    path(f"{HERE}me/", check_ins.MyWeek.as_view(), name="my-week"),
    path(f"{HERE}me/links/revocation/", check_ins.WeekLinksRevocation.as_view(), name="my-week-links-revocation"),
    path(f"{HERE}me/line-of-sight/", line_of_sight.LineOfSight.as_view(), name="line-of-sight"),
    path(f"{HERE}outcomes/<int:pk>/check-ins/", check_ins.CheckInNew.as_view(), name="check-in-new"),
    path(
        f"{HERE}check-ins/<int:pk>/acknowledgement/",
        check_ins.Acknowledgement.as_view(),
        name="check-in-acknowledgement",
    ),
    path(f"{HERE}check-ins/<int:pk>/comments/", check_ins.CheckInComments.as_view(), name="check-in-comments"),
    path(f"{HERE}pauses/", pauses.PauseList.as_view(), name="pause-list"),
    path(f"{HERE}pauses/new/", pauses.PauseNew.as_view(), name="pause-new"),
    path(f"{HERE}pauses/<int:pk>/edit/", pauses.PauseEdit.as_view(), name="pause-edit"),
    path(f"{HERE}pauses/<int:pk>/lifting/", pauses.PauseLifting.as_view(), name="pause-lifting"),
    path("w/", week.Week.as_view(), name="week"),
    path("w/<str:token>/", week.WeekDoor.as_view(), name="week-door"),
]

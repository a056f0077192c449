from missions.urls import check_ins, decisions, living, missions, objectives, outcomes, public, roles, stories

app_name = "missions"

urlpatterns = [
    *missions.urlpatterns,
    *check_ins.urlpatterns,
    *decisions.urlpatterns,
    *living.urlpatterns,
    *objectives.urlpatterns,
    *outcomes.urlpatterns,
    *public.urlpatterns,
    *roles.urlpatterns,
    *stories.urlpatterns,
]

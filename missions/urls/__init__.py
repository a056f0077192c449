from missions.urls import check_ins, decisions, living, missions, outcomes, public, roles, stories

app_name = "missions"

urlpatterns = [
    *missions.urlpatterns,
    *check_ins.urlpatterns,
    *decisions.urlpatterns,
    *living.urlpatterns,
    *outcomes.urlpatterns,
    *public.urlpatterns,
    *roles.urlpatterns,
    *stories.urlpatterns,
]

from missions.urls import (
    api,
    check_ins,
    decisions,
    living,
    missions,
    objectives,
    outcomes,
    public,
    roles,
    sheets,
    stories,
)

app_name = "missions"

urlpatterns = [
    *missions.urlpatterns,
    *api.urlpatterns,
    *check_ins.urlpatterns,
    *decisions.urlpatterns,
    *living.urlpatterns,
    *objectives.urlpatterns,
    *outcomes.urlpatterns,
    *public.urlpatterns,
    *roles.urlpatterns,
    *sheets.urlpatterns,
    *stories.urlpatterns,
]

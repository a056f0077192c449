"""Key roles, the grid, activities and resources, the maps."""

from django.urls import path

from missions.views import activities, grid, holders, maps, roles, skills

HERE = "o/<slug:organization_slug>/"

urlpatterns = [
    path(f"{HERE}roles/", roles.RoleList.as_view(), name="role-list"),
    path(f"{HERE}roles/new/", roles.RoleNew.as_view(), name="role-new"),
    path(f"{HERE}roles/<int:pk>/", roles.RoleDetail.as_view(), name="role"),
    path(f"{HERE}roles/<int:pk>/edit/", roles.RoleEdit.as_view(), name="role-edit"),
    path(f"{HERE}roles/<int:pk>/archive/", roles.RoleArchive.as_view(), name="role-archive"),
    path(f"{HERE}roles/<int:pk>/return/", roles.RoleReturn.as_view(), name="role-return"),
    path(f"{HERE}roles/<int:pk>/holders/", holders.RoleHolders.as_view(), name="role-holders"),
    path(f"{HERE}roles/holders/<int:pk>/edit/", holders.RoleHolderEdit.as_view(), name="role-holder-edit"),
    path(f"{HERE}roles/<int:pk>/skills/", skills.RoleSkills.as_view(), name="role-skills"),
    path(f"{HERE}skills/", skills.SkillList.as_view(), name="skill-list"),
    path(f"{HERE}skills/people/<int:pk>/", skills.SkillPerson.as_view(), name="skill-person"),
    path(f"{HERE}activities/", activities.ActivityList.as_view(), name="activity-list"),
    path(f"{HERE}activities/new/", activities.ActivityNew.as_view(), name="activity-new"),
    path(f"{HERE}activities/<int:pk>/", activities.ActivityDetail.as_view(), name="activity"),
    path(f"{HERE}activities/<int:pk>/edit/", activities.ActivityEdit.as_view(), name="activity-edit"),
    path(f"{HERE}activities/<int:pk>/archive/", activities.ActivityArchive.as_view(), name="activity-archive"),
    path(f"{HERE}activities/<int:pk>/return/", activities.ActivityReturn.as_view(), name="activity-return"),
    path(f"{HERE}money-and-time/", activities.ResourceList.as_view(), name="resource-list"),
    path(f"{HERE}map/", maps.Map.as_view(), name="map"),
    path(f"{HERE}map/promises/<int:pk>/", maps.MapBranch.as_view(), name="map-branch"),
    path(f"{HERE}team-map/", maps.TeamMap.as_view(), name="team-map"),
    path(f"{HERE}grid/", grid.Grid.as_view(), name="grid"),
    path(f"{HERE}grid/<int:pk>/", grid.GridCells.as_view(), name="grid-cells"),
]

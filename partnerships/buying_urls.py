"""Buying for one's mission: it belongs to one organization, not to a partnership."""

from django.urls import path

from partnerships.api.calls import CallApi, CallResultApi
from partnerships.views import bids, calls, offers, scoring

CALLS = "o/<slug:organization_slug>/calls/"
CALL = f"{CALLS}<int:call>/"
BID = f"{CALL}bids/<int:bid>/"
API = "api/v1/organizations/<slug:organization_slug>/calls/"
OFFERS = "o/<slug:organization_slug>/offers/"

buying = [
    path(CALLS, calls.CallList.as_view(), name="call-list"),
    path(f"{CALLS}new/", calls.CallNew.as_view(), name="call-new"),
    path(CALL, calls.CallPage.as_view(), name="call"),
    path(f"{CALL}words/", calls.CallEdit.as_view(), name="call-edit"),
    path(f"{CALL}removal/", calls.CallRemoval.as_view(), name="call-removal"),
    path(f"{CALL}link/", calls.CallLink.as_view(), name="call-link"),
    path(f"{CALL}scorers/<int:scorer>/removal/", calls.ScorerRemoval.as_view(), name="scorer-removal"),
    path(f"{CALL}bids/new/", bids.BidNew.as_view(), name="bid-new"),
    path(BID, bids.BidPage.as_view(), name="bid"),
    path(f"{BID}removal/", bids.BidRemoval.as_view(), name="bid-removal"),
    path(f"{BID}scores/", scoring.BidScores.as_view(), name="bid-scores"),
    path(f"{CALL}hand-in/", scoring.CallHandIn.as_view(), name="call-hand-in"),
    path(f"{CALL}hand-in/removal/", scoring.CallHandInRemoval.as_view(), name="call-hand-in-removal"),
    path(f"{CALL}result/", scoring.CallResultPage.as_view(), name="call-result"),
    path(f"{CALL}award/", scoring.CallAward.as_view(), name="call-award"),
    path(OFFERS, offers.Offers.as_view(), name="offers"),
    path(f"{OFFERS}<int:offer>/", offers.OfferPage.as_view(), name="offer"),
    path(f"{OFFERS}<int:offer>/removal/", offers.OfferRemoval.as_view(), name="offer-removal"),
    path("bid/<str:token>/", offers.CallForBids.as_view(), name="call-for-bids"),
    path(API, CallApi.as_view({"get": "list"}), name="api-call-list"),
    path(f"{API}<int:call>/results/", CallResultApi.as_view({"get": "list"}), name="api-call-results"),
]

"""What may be published of confidential answers, so that nobody stands out. Knows no Django."""

from surveys.disclosure.chain import NextRelease, next_release
from surveys.disclosure.coding import (
    SMALL,
    CodedAgreement,
    CodedScore,
    CodedShare,
    coded_agreement,
    coded_deviation,
    coded_distribution,
    coded_score,
    coded_share,
)
from surveys.disclosure.isolation import Isolation, smallest_isolated
from surveys.disclosure.masking import Masker
from surveys.disclosure.minimums import SCORES, Minimums
from surveys.disclosure.nested import PublishedNodes, published_nodes
from surveys.disclosure.participation import participation
from surveys.disclosure.tree import Tree
from surveys.disclosure.waves import RolledUp, StrictRelease, strict_release

__all__ = [
    "SCORES",
    "SMALL",
    "CodedAgreement",
    "CodedScore",
    "CodedShare",
    "Isolation",
    "Masker",
    "Minimums",
    "NextRelease",
    "PublishedNodes",
    "RolledUp",
    "StrictRelease",
    "Tree",
    "coded_agreement",
    "coded_deviation",
    "coded_distribution",
    "coded_score",
    "coded_share",
    "next_release",
    "participation",
    "published_nodes",
    "smallest_isolated",
    "strict_release",
]

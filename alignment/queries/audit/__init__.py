"""The auditor's export: released cells and what a figure was computed from, so that anybody computes it again."""

from alignment.queries.audit.package import Audit, audit_of_round, audit_of_rounds, packed, rounds_with_results

__all__ = ["Audit", "audit_of_round", "audit_of_rounds", "packed", "rounds_with_results"]

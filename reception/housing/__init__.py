"""Homes: lettable units, the chain of contracts, offers, moving in, inspections, and when a household is settled."""

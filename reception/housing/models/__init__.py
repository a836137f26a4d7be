"""The tables of housing: homes and leases, who seeks a home, and who lives where by which right."""

from reception.housing.models.contracts import Contract, ContractMember, MoveInStep
from reception.housing.models.homes import Closure, District, Dwelling, DwellingUnit, Lease, Place
from reception.housing.models.needs import HomeNeed, Offer
from reception.housing.models.upkeep import Fault, Inspection

__all__ = [
    "Closure",
    "Contract",
    "ContractMember",
    "District",
    "Dwelling",
    "DwellingUnit",
    "Fault",
    "HomeNeed",
    "Inspection",
    "Lease",
    "MoveInStep",
    "Offer",
    "Place",
]

"""Who may reach plans: the casework staff of the case's own unit, named staff alone for protected people."""

import sqlalchemy as sa

from reception.access.actor import Actor
from reception.access.permit import Permit
from reception.access.roles import CASEWORK
from reception.cases.permits import in_own_units
from reception.plans.models import NeedsAssessment, Plan


def plans_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The plans on the actor's cases. Goals and actions are read through their plan."""
    return Plan.case.has(in_own_units(actor))


def needs_of_own_units(actor: Actor) -> sa.ColumnElement[bool]:
    """The conversations about needs on the actor's cases."""
    return NeedsAssessment.case.has(in_own_units(actor))


READ = Permit("plan.read", CASEWORK, plans_of_own_units, personal=True)
WRITE = Permit("plan.write", CASEWORK, plans_of_own_units, personal=True)
#: What somebody needs help with. The answers are read through the assessment.
NEEDS = Permit("needs.read", CASEWORK, needs_of_own_units, personal=True)
WRITE_NEEDS = Permit("needs.write", CASEWORK, needs_of_own_units, personal=True)

"""The small language of conditions: three-valued, so that what is not known is never taken for "no". Pure.

true ∧ unknown is unknown, false ∧ unknown is false: a verdict that is true or false stays so when a fact is added.
"""

from reception.path.rules.conditions.bounds import Bound
from reception.path.rules.conditions.leaves import Among, Counted, Held, OfAge, YearOfAge
from reception.path.rules.conditions.nodes import All, Always, Any, Circle, Not

__all__ = ["All", "Always", "Among", "Any", "Bound", "Circle", "Counted", "Held", "Not", "OfAge", "YearOfAge"]

"""What the rules ask of a person whose work is noted."""

from reception.people.models import Person
from reception.people.rules.birth import Birth


def birth_of(person: Person) -> Birth | None:
    """When she was born, as far as it is known."""
    if person.birth_on is None or person.birth_precision is None:
        return None
    return person.birth_on, person.birth_precision

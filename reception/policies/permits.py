"""Who reads policies and their follow-up: whoever reads what is published."""

from typing import Final

from reception.access.permit import Permit
from reception.access.roles import Role

_READERS: Final = frozenset({Role.STATISTICIAN, Role.INTEGRATION_COORDINATOR, Role.READER})

READ = Permit("policy.read", _READERS)

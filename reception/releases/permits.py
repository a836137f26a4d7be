"""Who reads what is published, and who makes it. Published figures name nobody, and are open data besides."""

from typing import Final

from reception.access.permit import Permit
from reception.access.roles import Role

_BUILDS: Final = frozenset({Role.STATISTICIAN})

READ = Permit("release.read", _BUILDS | {Role.INTEGRATION_COORDINATOR, Role.READER})
BUILD = Permit("release.build", _BUILDS)

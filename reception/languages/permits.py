"""Who looks after the newcomers' languages: administrators and unit managers. The catalogues tell of nobody."""

from reception.access.permit import Permit
from reception.access.roles import ADMINISTRATORS, UNIT_MANAGERS

CATALOGUES = Permit("catalogue.review", ADMINISTRATORS | UNIT_MANAGERS)

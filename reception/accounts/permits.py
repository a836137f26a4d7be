"""Who may manage accounts, units and duties. An administrator opens no person's file."""

from reception.access.permit import Permit
from reception.access.roles import ADMINISTRATORS

MANAGE = Permit("accounts.manage", ADMINISTRATORS)

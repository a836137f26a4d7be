"""What the sign-in page offers in demo mode, and nowhere else."""

from flask import current_app

from reception.demo.own_pages import newcomers_to_try
from reception.demo.staff import PASSWORD, cards


def what_to_try() -> dict[str, object]:
    """The accounts with their password, and newcomers' own pages with the year that opens each."""
    if not current_app.config["DEMO"]:
        return {}
    return {"demo_accounts": cards(), "demo_password": PASSWORD, "demo_newcomers": newcomers_to_try()}

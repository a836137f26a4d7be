"""The register of employers, and the places they offer."""

from reception.web.blueprint import Room

room = Room("employers", __name__, url_prefix="/employers")

"""She tells of discrimination: it goes to a register of its own, and not to her case."""

from reception.portal.views.room import OwnRoom

room = OwnRoom("my_discrimination", __name__, url_prefix="/discrimination")

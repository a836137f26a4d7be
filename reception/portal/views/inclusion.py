"""Activities she was told of, and her mentor or friend."""

from reception.portal.views.room import OwnRoom

room = OwnRoom("my_inclusion", __name__, url_prefix="/activities")

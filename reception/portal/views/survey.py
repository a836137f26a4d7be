"""A survey is answered by a link, without sign-in: one question a page, and nothing is kept before it is sent."""

from reception.web.blueprint import Room

room = Room("my_survey", __name__)

"""The caseworker's day, finding people, and the page of a person: what several domains know, on one page."""

"""The newcomers' languages: how far each is translated and reviewed, a catalogue out to a reviewer and back in."""

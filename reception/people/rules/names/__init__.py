"""Names as they are searched: one name has many spellings and scripts. Pure.

A token has one *spelling* key (Latin letters without marks) and a few *sound* keys (its consonants in classes). Two
names may be the same if they share a key. Source: ui.md section 1.2 row 2 and the table in section 3.7.
"""

from reception.i18n.alphabet import sort_key
from reception.people.rules.names.meeting import closeness, keys
from reception.people.rules.names.sounds import sound_key, sound_keys
from reception.people.rules.names.spelling import spelling_key
from reception.people.rules.names.words import tokens, whole_words

__all__ = ["closeness", "keys", "sort_key", "sound_key", "sound_keys", "spelling_key", "tokens", "whole_words"]

"""What holds for lists that somebody keeps under a name. Pure."""

from typing import Final

LONGEST_NAME: Final = 60
#: More in the menu than this help nobody to find the right one.
MOST_IN_MENU: Final = 12
#: Saved lists are few by nature; this keeps them from becoming a store.
MOST_SAVED: Final = 100

"""Where the people of Exempelby live: the municipality's homes, who lives where by which right, and who waits."""

from reception.demo.homes.arriving import arrive_this_month, arriving, people_in
from reception.demo.homes.living import Homes

__all__ = ["Homes", "arrive_this_month", "arriving", "people_in"]

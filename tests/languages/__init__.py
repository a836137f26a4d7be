"""How far the newcomers' languages are translated."""

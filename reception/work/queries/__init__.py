"""Questions about work, each within a permit."""

"""Questions about skills, each within a permit."""

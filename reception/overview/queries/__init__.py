"""Questions that several domains answer together. Every SELECT stands inside a permit's scope."""

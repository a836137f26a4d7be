"""Questions that a newcomer's own pages ask. Each passes a permit of hers."""

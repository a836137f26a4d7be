"""Matching: what fits whom, with the reasons shown. It sorts; people decide."""

"""Protection of figures that are shown: no group under a threshold can be told. Pure; imports nothing of ours."""

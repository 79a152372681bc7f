"""Measurements beside the stock peer and the floor, side by side in one run: `make benchmark`."""

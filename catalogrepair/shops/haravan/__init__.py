"""Haravan's API: the store's products as values of ours. Source: domain notes on Haravan, sections 1 and 2."""

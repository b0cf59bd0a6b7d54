"""Haravan's API: the store's products as values of ours. Source (docs: haravan-api 1, 2)."""

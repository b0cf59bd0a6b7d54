"""The two shops over their APIs, and the keys to them."""

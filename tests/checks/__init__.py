"""One file a check: small tables that a shop assistant can read, before and after."""

"""KiotViet's public API: the catalogue as a table of rows. Source: domain notes on the KiotViet API, sections 1, 2."""

"""KiotViet's public API: the catalogue as a table of rows. Source (docs: kiotviet-api 1, 2)."""

"""Made-up shops as KiotViet and other programs write them; no row, code or name comes from a real shop."""

"""KiotViet's file format, and the only code that knows it: columns, reading, patching."""

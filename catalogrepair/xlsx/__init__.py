"""The format of a workbook: zip and sheets, read, patched and proved. It knows nothing of any shop or catalogue."""

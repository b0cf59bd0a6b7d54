"""Tests of catalogrepair."""

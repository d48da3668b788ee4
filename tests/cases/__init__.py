"""Tests of what the office does for a participant."""

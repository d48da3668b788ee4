"""Tests of the invented branch."""

"""Tests of what must outlive the program."""

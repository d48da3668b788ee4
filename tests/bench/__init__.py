"""The figures, measured side by side in one run by `make bench`; never part of the tests."""

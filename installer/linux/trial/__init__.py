"""The trial of the package: what a branch and its IT do with a station, done on a bare system in a folder."""

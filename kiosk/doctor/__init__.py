"""Examines the machine: one list of checks for the command line, the desk's health page and the installer."""

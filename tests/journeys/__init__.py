"""Journeys of visitors through the real window, without a display."""

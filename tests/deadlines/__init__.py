"""Tests of the room that turns due rules into due times."""

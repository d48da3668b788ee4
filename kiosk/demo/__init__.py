"""An obviously invented branch and its last two weeks, so that the desk can be looked at without anybody's data."""

from kiosk.demo.accounts import ACCOUNTS, DemoAccounts
from kiosk.demo.day import fill

__all__ = ["ACCOUNTS", "DemoAccounts", "fill"]

"""Everything of the kiosk that is true without a screen. Never Qt."""

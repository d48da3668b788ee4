"""What the first start asks."""

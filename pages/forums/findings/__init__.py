"""What the figures and cards of this page say."""

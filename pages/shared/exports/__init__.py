"""What a page shows, as files to hand out: pure functions from screens to bytes."""

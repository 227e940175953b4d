"""Section 会议: what a meeting shows, hands out and decides."""

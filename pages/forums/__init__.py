"""Forums: the plan, the topics, the archive."""

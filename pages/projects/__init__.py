"""Key projects, the task office, the lists."""

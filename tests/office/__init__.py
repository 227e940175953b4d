"""What is handed out, opened by an office program that is not ours."""

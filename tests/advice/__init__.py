"""What each reason advises, done to a small workbook that shows it."""

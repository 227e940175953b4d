"""What is told of a workbook."""

"""What the words of a mission or an outcome say by themselves: advice with its reasons, never a grade. Pure."""

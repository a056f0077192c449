"""From a pasted or uploaded table to rows that can become outcomes. Knows no Django."""

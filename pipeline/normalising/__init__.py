"""Source text to clean characters, with an exact map back."""

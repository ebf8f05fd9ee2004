"""Has no place in the house."""

"""What `rulebook` says: `loading`, `naming`, `checking`, `comparing`."""

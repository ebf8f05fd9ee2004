"""Messages of `rulebook`: `loading`, `naming`, `checking`, `comparing`."""

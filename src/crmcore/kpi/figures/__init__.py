"""How each figure is counted: `complaints`, `satisfaction`, `customers`."""

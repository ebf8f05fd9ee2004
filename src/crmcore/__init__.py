"""crmcore: the rules of customer-relationship management in banks, as a library."""

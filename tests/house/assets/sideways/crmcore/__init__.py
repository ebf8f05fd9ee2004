"""A package that breaks a contract on purpose."""

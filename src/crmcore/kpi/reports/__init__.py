"""What reports contain, as frozen data: `sections` → `complaints`, `customers` → `monthly`; `statistics`, `published`."""

"""What every page shares: rooms, forms, errors, paging, headers, drafts. Knows no domain."""

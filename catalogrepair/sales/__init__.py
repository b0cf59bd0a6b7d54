"""Orders, order slips, invoices and stock as values: what the two shops say of one sale, and what belongs to what."""

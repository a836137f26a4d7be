"""Education: SFI, civic orientation, adult education and a child's school; what is due, and how far somebody came."""

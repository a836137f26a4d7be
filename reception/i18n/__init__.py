"""Languages: what is marked for translation, which locales exist, how dates and numbers are read and shown."""

"""Files that people upload: checked by what they hold, cleaned, kept encrypted, given back whole."""

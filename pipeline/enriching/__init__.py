"""What underthesea adds to the statements: subject, deficiency, keywords, once for each text."""

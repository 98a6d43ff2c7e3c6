// Syntax trees -> the typed core. Filled next.

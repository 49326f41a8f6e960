"""Pictures: which question each answers, its series made from the edition's values, its data table."""

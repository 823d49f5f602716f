"""Records to what people and programs read: JSON, its schema, the terminal."""

"""The syntax model: silver annotation by a teacher, training, export, measurement."""

"""Makes the models that the package ships. Nothing here is needed, or installed, at run time."""

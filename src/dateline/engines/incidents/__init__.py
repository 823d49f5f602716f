"""Incidents: who did what to whom with what, as one template an incident, from the encoder's scores and the parse."""

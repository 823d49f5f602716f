"""Standard forms of news pages, shared by every reader: datelines, agencies, credits, bylines, dates, furniture."""

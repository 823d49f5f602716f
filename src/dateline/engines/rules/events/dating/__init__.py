"""Which of a page's time expressions dates an event, and how surely."""

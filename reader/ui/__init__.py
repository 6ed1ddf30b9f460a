"""The only room that knows Qt: it asks and shows, it never decides."""

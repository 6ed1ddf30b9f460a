"""The only internet sockets: fetch, parse, extract, relate, store."""

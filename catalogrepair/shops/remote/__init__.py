"""One client for both shops' APIs: what they share over HTTP."""

"""The policy lab as pages show it."""

"""What a reviewer's pages show."""

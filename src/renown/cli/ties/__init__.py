"""Commands about ties."""

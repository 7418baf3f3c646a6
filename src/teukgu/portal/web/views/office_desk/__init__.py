"""Pages of the regional offices."""

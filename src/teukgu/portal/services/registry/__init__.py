"""Parts of loading a registry, one module per context; `teukgu.portal.services.registry_load` puts them together."""

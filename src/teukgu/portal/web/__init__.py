"""The portal's pages: thin views, presenters, templates."""

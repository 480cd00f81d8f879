"""Documents for word processors, made when the site is built."""

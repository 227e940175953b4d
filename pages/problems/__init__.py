"""Problems and field research."""

"""Methods of other libraries, trained on the splits that ``thence bench split`` writes."""

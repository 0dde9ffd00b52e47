"""What editors do: begin a text or an edition, translate it, bring it up to date, take an article over as a draft."""

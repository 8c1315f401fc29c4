"""The proposal as its readers will see it: real pages of the deck and of the document, while they are being written."""

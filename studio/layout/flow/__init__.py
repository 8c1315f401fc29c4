"""The document as a book of pages: blocks to flowables, flowables to sheets with contents and furniture."""

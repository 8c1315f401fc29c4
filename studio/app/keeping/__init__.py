"""What the keepers of a library do: edit it, save it, look into its history, share it."""

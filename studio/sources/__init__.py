"""Files on disk to domain values; the only place that knows YAML and reads .pptx templates."""

"""The desktop app: Qt, and nothing that knows the business."""

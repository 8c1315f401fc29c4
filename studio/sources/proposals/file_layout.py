"""Trees of keys and values to lines of YAML, as a person would write them."""

from studio.sources.proposals.file_scalars import block, inline
from studio.sources.proposals.file_trees import Literal, Tree

STEP = 2
"""Spaces of one level."""


def after_key(tree: Tree, indent: int) -> str:
    """Give what stands behind `key:`, where keys are indented by so many spaces; begins with a space or a line end."""
    match tree:
        case None:
            return ""
        case dict() if tree:
            return "\n" + " " * (indent + STEP) + pairs(tree, indent + STEP)
        case list() if tree:
            lead = "\n" + " " * (indent + STEP) + "- "
            return "".join(lead + after_dash(item, indent + STEP) for item in tree)
        case _:
            return " " + _single(tree, indent + STEP)


def after_dash(tree: Tree, indent: int) -> str:
    """Give what stands behind `- `, where the dash is indented by so many spaces."""
    return pairs(tree, indent + STEP) if isinstance(tree, dict) and tree else _single(tree, indent + STEP)


def pairs(tree: dict[str, Tree], indent: int) -> str:
    """Give keys and values, each on its lines; the first begins where the text is put."""
    return ("\n" + " " * indent).join(f"{inline(key)}:{after_key(value, indent)}" for key, value in tree.items())


def flow(tree: Tree) -> str:
    """Give a tree on one line, with braces and brackets."""
    match tree:
        case None:
            return "null"
        case Literal():
            return tree.text
        case str():
            return inline(tree, flow=True)
        case dict():
            return "{" + ", ".join(f"{inline(key, flow=True)}: {flow(value)}" for key, value in tree.items()) + "}"
        case list():
            return "[" + ", ".join(flow(item) for item in tree) + "]"


def document(tree: dict[str, Tree]) -> str:
    """Give a whole proposal: an empty line before the chapters, between them, and before what only programs read."""
    chapters, origins = tree.get("chapters"), tree.get("origins")
    parts = [pairs({key: value for key, value in tree.items() if key not in {"chapters", "origins"}}, 0)]
    if isinstance(chapters, list) and chapters:
        dash = " " * STEP + "- "
        parts.append("chapters:\n" + "\n\n".join(dash + after_dash(chapter, STEP) for chapter in chapters))
    if origins:
        parts.append(pairs({"origins": origins}, 0))
    return "\n\n".join(parts) + "\n"


def block_text(lines: tuple[str, ...], indent: int) -> str:
    """Give a block's header and its lines, indented by so many spaces; empty lines stay empty."""
    return "\n".join((lines[0], *(" " * indent + line if line else "" for line in lines[1:])))


def _single(tree: Tree, indent: int) -> str:
    if isinstance(tree, str):
        lines = block(tree)
        return block_text(lines, indent) if lines else inline(tree)
    return flow(tree)

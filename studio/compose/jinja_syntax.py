"""Expressions of Jinja2 to the few that merge fields may use; parsed by Jinja2, never run by it."""

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from studio.compose.expressions import Constant, Expression, FilterCall, Refused


def parse(source: str) -> Expression | Refused:
    """Read an expression; what is not on the list of accepted nodes is refused."""
    try:
        body = ImmutableSandboxedEnvironment().parse("{{" + source + "}}").body
    except TemplateSyntaxError as fault:
        return Refused(f"This cannot be read: {fault.message}.")
    match body:
        case [nodes.Output(nodes=[nodes.Expr() as node])]:
            return _accepted(node)
        case _:
            return Refused("Only a field with filters can stand here.")


def _accepted(node: nodes.Expr) -> Expression | Refused:
    """Walk inwards through the filters to the field; a node that is not on the list is refused."""
    filters: list[FilterCall] = []
    while isinstance(node, nodes.Filter):
        arguments = tuple(_constant(argument) for argument in node.args)
        known = tuple(argument for argument in arguments if argument is not None)
        if len(known) < len(arguments) or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            return Refused(f"The filter “{node.name}” takes only words in quotes and numbers.")
        filters.append(FilterCall(node.name, known))
        node = node.node
    calls = tuple(reversed(filters))
    if (constant := _constant(node)) is not None:
        return Expression(constant=constant, filters=calls)
    path = _path(node)
    return path if isinstance(path, Refused) else Expression(path=path, filters=calls)


def _path(node: nodes.Expr) -> tuple[str, ...] | Refused:
    match node:
        case nodes.Name(name=str(name)):
            return (name,)
        case nodes.Getattr(node=nodes.Expr() as inner, attr=str(name)):
            pass
        case nodes.Getitem(node=nodes.Expr() as inner, arg=nodes.Const(value=str(name))):
            pass
        case _:
            return Refused("Only a field with filters can stand here, no calculation and no call.")
    path = _path(inner)
    return path if isinstance(path, Refused) else (*path, name)


def _constant(node: nodes.Expr) -> Constant | None:
    if not isinstance(node, nodes.Const) or isinstance(node.value, bool):
        return None
    return node.value if isinstance(node.value, str | int | float) else None

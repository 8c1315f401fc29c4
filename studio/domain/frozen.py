"""`dataclass` and `replace` as the standard library has them; frozen classes and values are made in less time.

The standard library compiles six functions for each frozen class; for all classes of the program that took a third of
exporting a short deck. Here only `__init__` is compiled, and all classes share what compares, hashes and shows them.
Values are made faster, too: each slot is filled by its own setter, which need not look for the slot by its name, and
copies are filled as values of an ordinary class with the same slots, which Python does fastest of all.

Frozen classes here inherit from frozen classes made here alone, have no `InitVar` and no `__setattr__` of their own.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

__all__ = ["dataclass", "replace"]

Getter = Callable[[Any], tuple[Any, ...]]


def _frozen(cls: type, *, eq: bool, kw_only: bool) -> type:
    if "__setattr__" in cls.__dict__ or "__delattr__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} is frozen: it cannot set its fields in a way of its own")
    cls.__doc__ = cls.__doc__ or cls.__name__  # or the standard library would make up one, slowly
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    own = fields(made)
    if any("InitVar" in str(one.type) for one in made.__dataclass_fields__.values()):
        raise TypeError(f"{cls.__name__} has an InitVar, which frozen classes cannot have here")
    methods: dict[str, Any] = {
        "__init__": _init(made, own),
        "__repr__": _repr,
        "__setattr__": _refuse_set,
        "__delattr__": _refuse_delete,
        "__setstate__": _restore,
    }
    if eq:
        hashed = [one.name for one in own if (one.compare if one.hash is None else one.hash)]
        methods["__eq__"] = _eq(_getter([one.name for one in own if one.compare]))
        methods["__hash__"] = _hash(_getter(hashed))
    for name, method in methods.items():
        if cls.__dict__.get(name) is None:  # a class with an __eq__ of its own has None for __hash__
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, kw_only=False):
        """Make a dataclass; what is not frozen is the standard library's."""
        if cls is not None or not (frozen and slots):
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, kw_only=kw_only)
        return lambda cls: _frozen(cls, eq=eq, kw_only=kw_only)

    def replace(value, /, **changes):
        """Give a value with some fields changed."""
        copying = _copying(value.__class__)
        if copying is None:
            return dataclasses.replace(value, **changes)
        copy, taken = copying
        made = copy(value)
        for name, new in changes.items():
            if name not in taken:
                return dataclasses.replace(value, **changes)  # says what is wrong
            setattr(made, name, new)
        made.__class__ = value.__class__
        return made


class _Copying(NamedTuple):
    """How values of a class are copied without their `__init__`."""

    copy: Callable[[Any], Any]
    """Gives a copy whose slots can still be set: one of a twin class, until it is told that it is of this one."""
    taken: frozenset[str]
    """Names of the fields that can be changed."""


@cache
def _copying(cls: Any) -> _Copying | None:
    """Give None for a class whose `__init__` does more than to fill slots."""
    taken = [field.name for field in fields(cls) if field.init]
    rest = {field.name: field.default for field in fields(cls) if not field.init}
    plain = cls.__dict__.get("__setattr__") is _refuse_set and not hasattr(cls, "__post_init__")
    if not plain or any(default is MISSING for default in rest.values()):
        return None
    twin = type(cls.__name__, cls.__bases__, {"__slots__": cls.__slots__, "__setattr__": object.__setattr__})
    filled = [f" made.{name} = value.{name}\n" for name in taken] + [
        f" made.{name} = rest[{name!r}]\n" for name in rest
    ]
    text = f"def copy(value):\n made = new(twin)\n{''.join(filled)} return made"
    compiled: dict[str, Any] = {"new": object.__new__, "twin": twin, "rest": rest}
    exec(text, compiled)  # noqa: S102 - made of the names of fields alone
    return _Copying(compiled["copy"], frozenset(taken))


def _init(cls: type, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Compile the function that fills the slots, from the arguments or else from the defaults."""
    names: dict[str, Any] = {"__missing__": MISSING}
    by_place, by_name = ["self"], list[str]()
    lines: list[str] = []
    for field in own:
        names[f"__set_{field.name}__"] = getattr(cls, field.name).__set__
        parameter, value = _filled(field, names)
        if field.init:
            (by_name if field.kw_only else by_place).append(parameter)
        if value:
            lines.append(f"  __set_{field.name}__(self, {value})\n")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()\n")
    head = ", ".join([*by_place, "*", *by_name] if by_name else by_place)
    text = f"def make({', '.join(names)}):\n def __init__({head}):\n{''.join(lines) or '  pass'}\n return __init__"
    compiled: dict[str, Any] = {}
    exec(text, compiled)  # noqa: S102 - made of the names of fields alone, as the standard library does it
    init: Any = compiled["make"](**names)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in own if field.init} | {"return": None}
    return init  # type: ignore[no-any-return]


def _filled(field: Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """Give a field's parameter, and the value of its slot: empty where `__post_init__` gives it one."""
    name = field.name
    if field.default_factory is not MISSING:
        names[f"__make_{name}__"] = field.default_factory
        made = f"__make_{name}__()"
        return f"{name}=__missing__", f"{made} if {name} is __missing__ else {name}" if field.init else made
    if field.default is not MISSING:
        names[f"__default_{name}__"] = field.default
        return f"{name}=__default_{name}__", name if field.init else f"__default_{name}__"
    return name, name if field.init else ""


def _getter(names: list[str]) -> Getter:
    """Give what takes these fields from a value."""
    match names:
        case []:
            return lambda _: ()
        case [name]:
            get = attrgetter(name)
            return lambda value: (get(value),)
        case _:
            return attrgetter(*names)


def _eq(compared: Getter) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807 - becomes a method
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or compared(self) == compared(other)

    return __eq__


def _hash(hashed: Getter) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807 - becomes a method
        return hash(hashed(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _restore(self: Any, state: tuple[None, dict[str, Any]]) -> None:
    """Fill a copy, which is made without `__init__`."""
    for name, value in state[1].items():
        object.__setattr__(self, name, value)

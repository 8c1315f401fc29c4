"""`dataclass` and `replace` as the standard library has them; frozen classes and values are made in less time.

The standard library compiles six functions for each frozen class; for all classes of the program that took a third of
exporting a short deck. Here only `__init__` is compiled, and all classes share what compares, hashes and shows them.
Values are made faster, too: each slot is filled by its own setter, which need not look for the slot by its name.
Copies, and values with many slots, are filled as those of an ordinary class with the same slots, which Python does
fastest of all. What `maker` gives makes all values in that way, for those that there are tens of thousands of.

Frozen classes here inherit from frozen classes made here alone, have no `InitVar` and no `__setattr__` of their own.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, ParamSpec, TypeVar

__all__ = ["changer", "dataclass", "maker", "replace"]

Getter = Callable[[Any], tuple[Any, ...]]
_MANY = 6
"""Slots from which on it is faster to be of a class that can be set while they are filled."""
_TURN = object.__dict__["__class__"].__set__
"""Makes a value one of another class with the same slots, even where its own class refuses to have anything set."""
P = ParamSpec("P")
T = TypeVar("T")


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
        copy, taken, _ = copying
        made = copy(value)
        for name, new in changes.items():
            if name not in taken:
                return dataclasses.replace(value, **changes)  # says what is wrong
            setattr(made, name, new)
        made.__class__ = value.__class__
        return made


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """Give a function that makes values of a frozen class as calling it does, in a third of the time.

    For a class, Python packs the arguments and looks for `__init__` at every call; a function takes them as they are.
    """
    kind: Any = cls
    twin = _twin(kind)
    if twin is None:
        return cls
    filling = _filling(fields(kind))
    names = filling.names | {"__new__": object.__new__, "__twin__": twin, "__kind__": cls}
    filled = "".join([f"  __made__.{name} = {value}\n" for name, value in filling.values.items()])
    body = f"  __made__ = __new__(__twin__)\n{filled}  __made__.__class__ = __kind__\n  return __made__"
    make: Callable[P, T] = _compiled(f"make_{kind.__name__}", filling.head, body, names)
    return make


def changer(cls: Callable[P, T], *names: str) -> Callable[..., T]:
    """Give a function that does with these fields what `replace` does, in a third of the time.

    It takes a value of this very class, and the new values in the order of the names.
    """
    kind: Any = cls
    copying = _copying(kind)
    if copying is None or not copying.taken.issuperset(names):
        raise TypeError(f"{kind.__name__} cannot be changed in {', '.join(names)}")
    known = {"new": object.__new__, "twin": _twin(kind), "kind": kind, "rest": copying.rest}
    kept = {name: f"value.{name}" for name in copying.taken.difference(names)}
    values = {**kept, **{name: f"rest[{name!r}]" for name in copying.rest}, **dict(zip(names, names, strict=True))}
    filled = "".join([f"  made.{name} = {value}\n" for name, value in values.items()])
    body = f"  made = new(twin)\n{filled}  made.__class__ = kind\n  return made"
    change: Callable[..., T] = _compiled(f"change_{kind.__name__}", f"value, {', '.join(names)}", body, known)
    return change


class _Copying(NamedTuple):
    """How values of a class are copied without their `__init__`."""

    copy: Callable[[Any], Any]
    """Gives a copy whose slots can still be set: one of a twin class, until it is told that it is of this one."""
    taken: frozenset[str]
    """Names of the fields that can be changed."""
    rest: dict[str, Any]
    """What the others are in a copy."""


@cache
def _copying(cls: Any) -> _Copying | None:
    """Give None for a class whose `__init__` does more than to fill slots."""
    taken = [field.name for field in fields(cls) if field.init]
    rest = {field.name: field.default for field in fields(cls) if not field.init}
    twin = _twin(cls)
    if twin is None or any(default is MISSING for default in rest.values()):
        return None
    filled = [f" made.{name} = value.{name}\n" for name in taken] + [
        f" made.{name} = rest[{name!r}]\n" for name in rest
    ]
    text = f"def copy(value):\n made = new(twin)\n{''.join(filled)} return made"
    compiled: dict[str, Any] = {"new": object.__new__, "twin": twin, "rest": rest}
    exec(text, compiled)  # noqa: S102 - made of the names of fields alone
    return _Copying(compiled["copy"], frozenset(taken), rest)


@cache
def _twin(cls: Any) -> Any:
    """Give a class with the same slots that is not frozen; None where `__init__` does more than to fill them."""
    if cls.__dict__.get("__setattr__") is not _refuse_set or hasattr(cls, "__post_init__"):
        return None
    return _settable(cls)


@cache
def _settable(cls: Any) -> Any:
    """Give a class with the same slots that is not frozen."""
    own = {"__slots__": cls.__slots__, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(cls.__name__, cls.__bases__, own)


class _Filling(NamedTuple):
    """What fills the slots of a new value."""

    head: str
    """Parameters."""
    values: dict[str, str]
    """By slot; none where `__post_init__` gives it one."""
    names: dict[str, Any]
    """What parameters and values are made of."""


def _filling(own: tuple[Field[Any], ...]) -> _Filling:
    names: dict[str, Any] = {"__missing__": MISSING}
    by_place, by_name = list[str](), list[str]()
    values: dict[str, str] = {}
    for field in own:
        parameter, value = _filled(field, names)
        if field.init:
            (by_name if field.kw_only else by_place).append(parameter)
        if value:
            values[field.name] = value
    return _Filling(", ".join([*by_place, "*", *by_name] if by_name else by_place), values, names)


def _init(cls: type, own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Compile the function that fills the slots, from the arguments or else from the defaults."""
    filling = _filling(own)
    names = filling.names | {f"__set_{name}__": getattr(cls, name).__set__ for name in filling.values}
    lines = [f"  __set_{name}__(self, {value})\n" for name, value in filling.values.items()]
    if len(lines) >= _MANY and not hasattr(cls, "__post_init__"):
        names |= {"__kind__": cls, "__twin__": _settable(cls), "__turn__": _TURN}
        set_ = [f"   self.{name} = {value}\n" for name, value in filling.values.items()]
        turned = ["   __turn__(self, __twin__)\n", *set_, "   self.__class__ = __kind__\n   return\n"]
        lines = ["  if self.__class__ is __kind__:\n", *turned, *lines]
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()\n")
    init = _compiled("__init__", f"self, {filling.head}" if filling.head else "self", "".join(lines) or "  pass", names)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in own if field.init} | {"return": None}
    return init  # type: ignore[no-any-return]


def _compiled(name: str, head: str, body: str, names: dict[str, Any]) -> Any:
    text = f"def make({', '.join(names)}):\n def {name}({head}):\n{body}\n return {name}"
    compiled: dict[str, Any] = {}
    exec(text, compiled)  # noqa: S102 - made of the names of fields alone, as the standard library does it
    return compiled["make"](**names)


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

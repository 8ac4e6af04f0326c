"""Parts of an object that are loaded and made when they are first asked for: a command pays for what it uses alone."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


class Deferred:
    """An attribute whose module is loaded, and which is made, when it is first asked for; then it stays.

    >>> class Shop:
    ...     price = Deferred("decimal:Decimal", lambda shop: (shop.cents,))
    ...     cents = 5
    >>> shop = Shop()
    >>> shop.price, "price" in vars(shop)
    (Decimal('5'), True)
    """

    def __init__(self, where: str, given: Callable[[Any], tuple[Any, ...]] = lambda holder: ()) -> None:
        """where: `module:Class`. given: what the class is made with, from the object that holds the attribute."""
        self._module, _, self._class = where.partition(":")
        self._given = given

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, holder: Any, owner: type) -> Any:
        made = self.built_by()(*self._given(holder))
        # An attribute of the object is found before this descriptor is asked again.
        return vars(holder).setdefault(self._name, made)

    def built_by(self) -> type[Any]:
        """The class of the attribute."""
        found: type[Any] = getattr(import_module(self._module), self._class)
        return found

"""What the program calls things by a code, such as states of cells or kinds of search results: words of labels.csv."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from .own_files import own_rows
from .text import Message, message_in


def labels(name: str) -> Mapping[str, Message]:
    """The words of one list by code, in the order of the list."""
    return _lists()[name]


@cache
def _lists() -> Mapping[str, Mapping[str, Message]]:
    lists: dict[str, dict[str, Message]] = defaultdict(dict)
    for line in own_rows(__file__, "labels.csv"):
        of_list, code, context, label = line.values()
        lists[of_list][code] = message_in(context, label)
    return dict(lists)

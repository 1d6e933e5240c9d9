"""A linear support vector machine in plain Python: weights that part the messages with a label from those without.

Dual coordinate descent (Hsieh et al., ICML 2008) with squared hinge loss: only sums and products, in a fixed order, so that
the same samples give the same weights on every machine. Used when fitting, never when a person writes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

ROUNDS = 25
_STILL = 0.02  # a change of slope too small to matter


@dataclass(frozen=True, slots=True)
class Point:
    """One message: in each block the places of its features and what each is multiplied with."""

    places: tuple[tuple[int, ...], ...]
    scales: tuple[float, ...]
    pick: tuple[Callable[[Any], Any], ...]  # takes the weights of those places out of a list, in one step

    def score(self, blocks: Sequence[list[float]]) -> float:
        """What the weights of the blocks add up to."""
        total = 0.0
        for scale, pick, block in zip(self.scales, self.pick, blocks, strict=True):
            total += scale * sum(pick(block))
        return total


def point(places: Sequence[Sequence[int]], scales: Sequence[float]) -> Point:
    """A message from the places of its features. Each block has place 0 for nothing, so that no block is empty."""
    padded = tuple((0, 0, *block) for block in places)
    return Point(padded, tuple(scales), tuple(itemgetter(*block) for block in padded))


def fit(
    points: Sequence[Point],
    wanted: Sequence[bool],
    costs: Sequence[float],
    telling: Sequence[list[float]],
    square: float,
) -> tuple[list[list[float]], float]:
    """The weights of each block, already multiplied with how telling a feature is, and the start that is always added.

    `telling[block][place]` is the square of a feature's own factor; `costs` is how much a message matters, 0 leaves it out.
    `square` is the squared length of a message.
    """
    blocks = [[0.0] * len(block) for block in telling]
    start, alphas = 0.0, [0.0] * len(points)
    order = [at for at, cost in enumerate(costs) if cost > 0]
    sizes = [1.0 + square + 0.5 / cost if cost > 0 else 0.0 for cost in costs]
    chance = random.Random(0)  # noqa: S311  only the order of the samples
    for _ in range(ROUNDS):
        chance.shuffle(order)
        largest = 0.0
        for at in order:
            side = 1.0 if wanted[at] else -1.0
            here, alpha = points[at], alphas[at]
            slope = side * (here.score(blocks) + start) - 1.0 + alpha * 0.5 / costs[at]
            if alpha == 0.0 and slope >= 0.0:
                continue
            new = max(0.0, alpha - slope / sizes[at])
            change = (new - alpha) * side
            if abs(slope) > _STILL and change:
                largest = max(largest, abs(slope))
                alphas[at] = new
                start += change
                for block, factors, places, scale in zip(blocks, telling, here.places, here.scales, strict=True):
                    step = change * scale
                    for place in places[2:]:
                        block[place] += step * factors[place]
        if largest <= _STILL * 2:
            break
    return blocks, start

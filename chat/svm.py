"""A linear support vector machine for many labels at once: weights that part the messages with a label from those without.

Newton's method for the squared hinge loss (Keerthi and DeCoste, JMLR 2005), every step by conjugate gradients; the same
samples give the same weights. Used when fitting, never when a person writes. SciPy is needed only for that:
`requirements-dev.txt` brings it.
"""

from __future__ import annotations

from typing import Any

STEPS, FEWER, PARTS = 6, 3, 10
_STILL = 1e-3  # what is left of the slope when a step is good enough
_HALVINGS = 5


def matrix(rows: list[list[tuple[int, float]]], columns: int) -> Any:
    """Messages as a sparse matrix: for each the places of its features and their values."""
    import numpy as np
    from scipy import sparse

    starts = np.cumsum([0, *map(len, rows)])
    places = np.array([place for row in rows for place, _ in row], dtype=np.int32)
    values = np.array([value for row in rows for _, value in row], dtype=np.float32)
    return sparse.csr_matrix((values, places, starts), shape=(len(rows), columns))


def fit(points: Any, sides: Any, costs: Any, steps: int = STEPS) -> Any:
    """The weights: a row for each feature, and a last one that is always added; a column for each label.

    `sides`: 1 where a message has a label, -1 where not. `costs`: how much it matters, 0 leaves it out. `FEWER` steps
    are enough where only a rough answer is wanted.
    """
    import numpy as np
    from scipy import sparse

    ones = sparse.csr_matrix(np.ones((points.shape[0], 1), dtype=np.float32))
    x = sparse.hstack([points, ones]).tocsr()
    turned = x.T.tocsr()
    sides, costs = sides.astype(np.float32), costs.astype(np.float32)
    weights = np.zeros((x.shape[1], sides.shape[1]), dtype=np.float32)
    scores = np.zeros(sides.shape, dtype=np.float32)
    for _ in range(steps):
        short = 1 - sides * scores
        mattering = 2 * costs * (short > 0)
        change = _direction(x, turned, mattering, turned @ (mattering * sides * short) - weights)
        moved = x @ change
        size = _length(weights, change, scores, moved, sides, costs)
        weights += size * change
        scores += size * moved
    return weights


def scores(points: Any, weights: Any) -> Any:
    """The score of each message for each label."""
    return points @ weights[:-1] + weights[-1]


def _direction(x: Any, turned: Any, mattering: Any, left: Any) -> Any:
    """Where the weights should move to: conjugate gradients, for all labels at once."""
    import numpy as np

    made = np.zeros_like(left)
    going, size = left.copy(), (left * left).sum(0)
    enough = _STILL * size
    for _ in range(PARTS):
        bent = going + turned @ (mattering * (x @ going))
        far = size / np.maximum((going * bent).sum(0), 1e-12)
        made += far * going
        left = left - far * bent
        new = (left * left).sum(0)
        if (new <= enough).all():
            break
        going = left + new / np.maximum(size, 1e-20) * going
        size = new
    return made


def _length(weights: Any, change: Any, scores: Any, moved: Any, sides: Any, costs: Any) -> Any:
    """How far to go: the whole way, or half of it, or half of that, until it is no step back."""
    import numpy as np

    def badness(size: Any) -> Any:
        short = np.maximum(0, 1 - sides * (scores + size * moved))
        return 0.5 * ((weights + size * change) ** 2).sum(0) + (costs * short * short).sum(0)

    size = np.ones(weights.shape[1], dtype=np.float32)
    before = badness(0 * size)
    for _ in range(_HALVINGS):
        worse = badness(size) > before
        if not worse.any():
            break
        size = np.where(worse, size / 2, size).astype(np.float32)
    return size

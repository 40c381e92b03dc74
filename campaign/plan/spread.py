"""Whole numbers for a table whose rows, columns and running sums must all stay true.

Controlled rounding as a flow in a network (Cox, 1987; Ernst): every cell, every running sum
of a row and every column becomes its ideal, rounded down or up. Because the running sums are
kept too, a unit with few people has them spread over the year and not all in its first weeks.
A flow with whole bounds has a whole solution wherever it has any, and the ideal is one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from campaign.plan.apportion import Counts, Shares

# Sums of fractions miss a whole number by less than this; nothing else comes so close to one.
_NEARLY_WHOLE = 1e-6
# The share of a number that a float loses in each step of a sum.
_LOST_SHARE = 2.0**-52


@dataclass(frozen=True)
class _Bounds:
    """The whole number below and the one above; the same where the ideal is whole."""

    low: Counts
    high: Counts


def whole_table(ideal: Shares) -> Counts:
    """The table in whole numbers: cells, running sums along rows and columns off by less than 1.

    A row whose sum is whole keeps it. Whole people stay where they are: only fractions flow, so
    that no plan has more people than a network can carry.
    """
    column_count = ideal.shape[1]
    if ideal.size == 0:
        return np.zeros(ideal.shape, np.int64)
    # The more people there are, the fewer digits of a fraction are true.
    near = _NEARLY_WHOLE + float(ideal.sum()) * _LOST_SHARE * column_count
    settled = np.floor(ideal + near)
    fractions = _rounded(np.maximum(ideal - settled, 0.0), near)
    return np.asarray(settled, np.int64) + fractions


def _rounded(ideal: Shares, near: float) -> Counts:
    row_count, column_count = ideal.shape
    cells = _bounds(ideal, near)
    network = _network(
        running=_bounds(np.cumsum(ideal, axis=1), near),
        cells=cells,
        columns=_bounds(ideal.sum(axis=0), near),
    )
    flow = network.feasible_flow()
    start = row_count * column_count
    return cells.low + flow[start : 2 * start].reshape(ideal.shape)


def _bounds(ideal: Shares, near: float) -> _Bounds:
    low = np.floor(ideal + near)
    return _Bounds(low.astype(np.int64), np.ceil(ideal - near).astype(np.int64))


@dataclass(frozen=True)
class _Network:
    """Edges from tail to head, each with the least and the most that must flow through it."""

    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    low: Counts
    high: Counts
    node_count: int

    def feasible_flow(self) -> Counts:
        """What flows through each edge beyond its least, so that no node keeps anything.

        The least is sent first, and a maximum flow carries what that left at the nodes.
        """
        given = np.bincount(self.head, self.low, self.node_count)
        taken = np.bincount(self.tail, self.low, self.node_count)
        surplus = (given - taken).astype(np.int64)
        source, sink = self.node_count, self.node_count + 1
        over, under = np.flatnonzero(surplus > 0), np.flatnonzero(surplus < 0)
        tail = np.concatenate([self.tail, np.full(len(over), source), under])
        head = np.concatenate([self.head, over, np.full(len(under), sink)])
        room = np.concatenate([self.high - self.low, surplus[over], -surplus[under]])
        size = self.node_count + 2
        graph = csr_array((room.astype(np.int32), (tail, head)), shape=(size, size))
        found = maximum_flow(graph, source, sink)
        if found.flow_value != surplus[over].sum():
            raise ArithmeticError("rounding lost people: a whole flow must exist and was not found")
        flows = csr_array(found.flow)[self.tail, self.head]
        return np.asarray(flows, np.int64)


def _network(*, running: _Bounds, cells: _Bounds, columns: _Bounds) -> _Network:
    """A chain per row that hands a person to each column, and the columns to the end.

    The node of a row and column is reached by all that come to the row up to that column: its
    own cell goes down to the column, the rest on to the column before.
    """
    row_count, column_count = cells.low.shape
    nodes = np.arange(row_count * column_count).reshape(row_count, column_count)
    column_nodes = nodes.size + np.arange(column_count)
    end, start = nodes.size + column_count, nodes.size + column_count + 1
    chain_tails = np.concatenate([nodes[:, 1:], np.full((row_count, 1), start)], axis=1)
    everybody = int(running.high[:, -1].sum())
    return _Network(
        tail=np.concatenate([chain_tails.ravel(), nodes.ravel(), column_nodes, [end]]),
        head=np.concatenate(
            [nodes.ravel(), np.tile(column_nodes, row_count), np.full(column_count, end), [start]]
        ),
        low=np.concatenate([running.low.ravel(), cells.low.ravel(), columns.low, [0]]),
        high=np.concatenate([running.high.ravel(), cells.high.ravel(), columns.high, [everybody]]),
        node_count=nodes.size + column_count + 2,
    )

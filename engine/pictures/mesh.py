"""Triangles and thin segments, gathered while a place is built, then frozen.

May import: numpy, ``arrays``. Promises: a :class:`Mesh` is a soup of triangles with smooth
normals, texture coordinates in metres, a material, a tint and an object number each; thin
segments carry a radius in metres.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

import numpy as np

from engine.pictures.arrays import Array, f32, unit


def _empty(*shape: int) -> Array:
    return np.zeros(shape, dtype=np.float32)


@dataclass(slots=True)
class Mesh:
    """Triangles ``(m, 3, 3)`` and segments ``(k, 3)``."""

    pos: Array = field(default_factory=lambda: _empty(0, 3, 3))
    nrm: Array = field(default_factory=lambda: _empty(0, 3, 3))
    uv: Array = field(default_factory=lambda: _empty(0, 3, 2))
    mat: Array = field(default_factory=lambda: np.zeros(0, np.int32))
    tint: Array = field(default_factory=lambda: _empty(0, 3))
    oid: Array = field(default_factory=lambda: np.zeros(0, np.int32))
    a: Array = field(default_factory=lambda: _empty(0, 3))
    b: Array = field(default_factory=lambda: _empty(0, 3))
    radius: Array = field(default_factory=lambda: _empty(0))
    line_mat: Array = field(default_factory=lambda: np.zeros(0, np.int32))
    line_tint: Array = field(default_factory=lambda: _empty(0, 3))
    line_oid: Array = field(default_factory=lambda: np.zeros(0, np.int32))

    def moved(self, rotation: Array, scale: float, shift: Array) -> Mesh:
        """The same mesh elsewhere."""
        matrix = (rotation * scale).T
        # Corners in one flat list: numpy is slow over many products of three by three.
        return Mesh(
            pos=f32((self.pos.reshape(-1, 3) @ matrix + shift).reshape(-1, 3, 3)),
            nrm=f32((self.nrm.reshape(-1, 3) @ rotation.T).reshape(-1, 3, 3)),
            uv=self.uv,
            mat=self.mat,
            tint=self.tint,
            oid=self.oid,
            a=f32(self.a @ matrix + shift),
            b=f32(self.b @ matrix + shift),
            radius=self.radius * np.float32(scale),
            line_mat=self.line_mat,
            line_tint=self.line_tint,
            line_oid=self.line_oid,
        )

    def owned(self, oid: int, tint: Array | None = None) -> Mesh:
        """The same mesh as the pixels of object ``oid``; ``tint`` multiplies its colours."""
        tinted = self.tint if tint is None else f32(self.tint * tint)
        line = self.line_tint if tint is None else f32(self.line_tint * tint)
        return Mesh(
            pos=self.pos,
            nrm=self.nrm,
            uv=self.uv,
            mat=self.mat,
            tint=tinted,
            oid=np.full(len(self.mat), oid, np.int32),
            a=self.a,
            b=self.b,
            radius=self.radius,
            line_mat=self.line_mat,
            line_tint=line,
            line_oid=np.full(len(self.radius), oid, np.int32),
        )

    def bounds(self) -> tuple[Array, Array]:
        """Lowest and highest corner; the origin for an empty mesh."""
        points = np.concatenate([self.pos.reshape(-1, 3), self.a, self.b])
        if not len(points):
            return _empty(3), _empty(3)
        return points.min(0), points.max(0)


def joined(meshes: Iterable[Mesh]) -> Mesh:
    """One mesh of many."""
    parts = list(meshes) or [Mesh()]
    return Mesh(**{f.name: np.concatenate([getattr(m, f.name) for m in parts]) for f in fields(Mesh)})


def triangles(pos: Array, nrm: Array, uv: Array, mat: int, tint: Array) -> Mesh:
    """A mesh of one material from corner arrays."""
    n = len(pos)
    return Mesh(
        pos=f32(pos),
        nrm=f32(nrm),
        uv=f32(uv),
        mat=np.full(n, mat, np.int32),
        tint=np.broadcast_to(f32(tint), (n, 3)).copy(),
        oid=np.zeros(n, np.int32),
    )


def segments(a: Array, b: Array, radius: Array | float, mat: int, tint: Array) -> Mesh:
    """Thin things: wires, blades, lattice."""
    n = len(a)
    return Mesh(
        a=f32(a),
        b=f32(b),
        radius=np.broadcast_to(f32(radius), (n,)).copy(),
        line_mat=np.full(n, mat, np.int32),
        line_tint=np.broadcast_to(f32(tint), (n, 3)).copy(),
        line_oid=np.zeros(n, np.int32),
    )


def quads(corners: Array, normals: Array, uv: Array, mat: int, tint: Array) -> Mesh:
    """``(q, 4, 3)`` corners in order round the face."""
    pick = np.array([[0, 1, 2], [0, 2, 3]])
    return triangles(
        corners[:, pick].reshape(-1, 3, 3),
        normals[:, pick].reshape(-1, 3, 3),
        uv[:, pick].reshape(-1, 3, 2),
        mat,
        tint,
    )


def grid(points: Array, mat: int, tint: Array, uv: Array | None = None) -> Mesh:
    """A surface through ``(rows, columns, 3)`` points with smooth normals."""
    du = np.gradient(points, axis=1)
    dv = np.gradient(points, axis=0)
    normal = unit(np.cross(du, dv))
    if uv is None:
        rows, columns = points.shape[:2]
        v, u = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j]
        uv = np.stack([u, v], axis=-1)

    def corners(x: Array) -> Array:
        return np.stack([x[:-1, :-1], x[:-1, 1:], x[1:, 1:], x[1:, :-1]], axis=2).reshape(-1, 4, x.shape[-1])

    return quads(corners(points), corners(normal), corners(f32(uv)), mat, tint)

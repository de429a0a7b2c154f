"""The shapes parts are made of: box with bevels, tube, lathe, sheet.

May import: numpy, ``arrays``, ``mesh``, ``noise``. Promises: every function returns a
:class:`Mesh` of one material with outward normals.
"""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import Array, f32, unit
from engine.pictures.mesh import Mesh, grid, joined, quads, triangles

_CORNERS = f32(list(product((-1, 1), repeat=3)))


def _corner(signs: tuple[int, int, int]) -> int:
    return (signs[0] > 0) * 4 + (signs[1] > 0) * 2 + (signs[2] > 0)


def _box_tables() -> tuple[Array, Array, Array]:
    """Indices ``corner * 3 + axis`` of faces, bevelled edges and corner triangles."""
    faces, edges = [], []
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        for sign in (-1, 1):
            ring = []
            for sb, sc in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                s = [0, 0, 0]
                s[axis], s[b], s[c] = sign, sb, sc
                ring.append(_corner((s[0], s[1], s[2])) * 3 + axis)
            faces.append(ring)
        for sb, sc in product((-1, 1), repeat=2):
            s, t = [0, 0, 0], [0, 0, 0]
            s[axis], s[b], s[c] = -1, sb, sc
            t[axis], t[b], t[c] = 1, sb, sc
            p, q = _corner((s[0], s[1], s[2])) * 3, _corner((t[0], t[1], t[2])) * 3
            edges.append([p + b, q + b, q + c, p + c])
    tips = [[k * 3, k * 3 + 1, k * 3 + 2] for k in range(8)]
    return np.array(faces), np.array(edges), np.array(tips)


_FACES, _EDGES, _TIPS = _box_tables()


def box(size: Array, mat: int, tint: Array, bevel: float | None = None) -> Mesh:
    """A box standing on its base centre; ``size`` is width, depth, height in metres."""
    half = f32(size) / 2
    if bevel is None:
        bevel = float(min(0.012, half.min() * 0.3))
    points = np.repeat(_CORNERS * half, 3, axis=0)
    axis = np.tile(np.arange(3), 8)
    inset = np.repeat(_CORNERS, 3, axis=0) * bevel
    inset[np.arange(24), axis] = 0
    points = points - inset
    normals = np.zeros((24, 3), np.float32)
    normals[np.arange(24), axis] = np.repeat(_CORNERS, 3, axis=0)[np.arange(24), axis]
    across = np.stack([points[:, (0, 1, 0)[k]] for k in range(3)])
    u = np.where(axis == 0, points[:, 1], across[0])
    v = np.where(axis == 2, points[:, 1], points[:, 2])
    uv = np.stack([u, v], axis=-1)
    points = points + f32([0, 0, half[2]])
    parts = [quads(points[_FACES], normals[_FACES], uv[_FACES], mat, tint)]
    if bevel > 0:
        parts.append(quads(points[_EDGES], normals[_EDGES], uv[_EDGES], mat, tint))
        parts.append(triangles(points[_TIPS], normals[_TIPS], uv[_TIPS], mat, tint))
    return joined(parts)


def _frames(path: Array) -> tuple[Array, Array]:
    """Two directions square to the path at each of its points."""
    along = np.gradient(path, axis=0) if len(path) > 2 else np.repeat(path[1:] - path[:1], 2, 0)
    along = unit(along)
    up = np.where(np.abs(along[:, 2:3]) > 0.9, f32([[1, 0, 0]]), f32([[0, 0, 1]]))
    side = unit(np.cross(along, up))
    return side, np.cross(side, along)


def tube(path: Array, radii: Array, mat: int, tint: Array, sides: int = 10, caps: bool = True) -> Mesh:
    """A round pipe along ``(k, 3)`` points with a radius at each."""
    path = f32(path)
    side, up = _frames(path)
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    c, s = f32(np.cos(turn)), f32(np.sin(turn))
    out = side[:, None] * c[None, :, None] + up[:, None] * s[None, :, None]
    points = path[:, None] + out * f32(radii)[:, None, None]
    far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(turn[None] * f32(radii)[:, None], far[:, None]), axis=-1)

    def corners(x: Array) -> Array:
        return np.stack([x[:-1, :-1], x[:-1, 1:], x[1:, 1:], x[1:, :-1]], axis=2).reshape(-1, 4, x.shape[-1])

    parts = [quads(corners(points), corners(out), corners(f32(uv)), mat, tint)]
    if caps:
        for end, sign in ((0, -1.0), (-1, 1.0)):
            ring = points[end]
            fan = np.stack([np.repeat(path[end][None], sides, 0), ring[:-1], ring[1:]], axis=1)
            away = unit((path[end] - path[1 if end == 0 else -2])[None])[0]
            normal = np.broadcast_to(away, fan.shape)
            parts.append(triangles(fan, normal, fan[..., :2] * sign, mat, tint))
    return joined(parts)


def lathe(profile: Array, mat: int, tint: Array, sides: int = 16) -> Mesh:
    """A profile of (radius, height) turned about the vertical."""
    profile = f32(profile)
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    c, s = f32(np.cos(turn)), f32(np.sin(turn))
    # Every stretch of the profile has flat sides of its own, so that rims stay sharp.
    parts = []
    for (r0, z0), (r1, z1) in pairwise(profile):
        slope = unit(f32([[z1 - z0, r0 - r1]]))[0]
        radius = f32([r0, r1])[:, None]
        points = np.stack(
            np.broadcast_arrays(radius * c[None], radius * s[None], f32([z0, z1])[:, None]), axis=-1
        )
        normal = np.stack([slope[0] * c, slope[0] * s, np.full_like(c, slope[1])], axis=-1)
        normal = np.broadcast_to(normal, points.shape)
        uv = np.stack(np.broadcast_arrays(turn[None] * max(float(r0), float(r1)), f32([z0, z1])[:, None]), -1)
        if abs(float(z1 - z0)) < abs(float(r1 - r0)) * 0.2:
            uv = points[..., :2]
        pick = [x[:, :-1] for x in (points, normal, uv)] + [x[:, 1:] for x in (points, normal, uv)]
        corner = np.stack([pick[0][0], pick[3][0], pick[3][1], pick[0][1]], axis=1)
        normals = np.stack([pick[1][0], pick[4][0], pick[4][1], pick[1][1]], axis=1)
        uvs = np.stack([pick[2][0], pick[5][0], pick[5][1], pick[2][1]], axis=1)
        parts.append(quads(corner, normals, f32(uvs), mat, tint))
    return joined(parts)


def sheet(corners: Array, mat: int, tint: Array, crumple: float = 0.0, seed: int = 0) -> Mesh:
    """Four corners; ``crumple`` in metres bends it by noise. uv runs 0..1 over it."""
    corners = f32(corners)
    n = 2 if crumple <= 0 else 7
    v, u = np.mgrid[0 : 1 : n * 1j, 0 : 1 : n * 1j]
    u, v = f32(u)[..., None], f32(v)[..., None]
    points = (
        corners[0] * (1 - u) * (1 - v)
        + corners[1] * u * (1 - v)
        + corners[2] * u * v
        + corners[3] * (1 - u) * v
    )
    if crumple > 0:
        shift = (seed % 997) / 997.0
        bend = noise.value("soft", u[..., 0] * 0.35 + shift, v[..., 0] * 0.35 + shift * 7)
        normal = unit(np.cross(corners[1] - corners[0], corners[3] - corners[0])[None])[0]
        points = points + normal * (bend * 2 * crumple)[..., None]
    return grid(points, mat, tint)

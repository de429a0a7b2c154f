"""The deferred stage: what each pixel shows, before any light.

May import: numpy and the geometry of this room. Promises: one row per pixel that shows something
solid; sky pixels are listed apart; every pixel knows its owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import F32, Array, f32, inner
from engine.pictures.giving_way import checkpoint
from engine.pictures.lens import Lens
from engine.pictures.materials import covering
from engine.pictures.mesh import Mesh, joined, triangles
from engine.pictures.places import Place
from engine.pictures.raster import fragments, nearest
from engine.pictures.surface import Surface
from engine.pictures.threads import prisms, sort_by_width, strands

GROUND = 1
"""Object number of the terrain."""


@dataclass(slots=True)
class Seen:
    """The picture as geometry. ``solid`` and ``sky`` are flat pixel numbers."""

    rays: Array
    inverse: Array
    solid: Array
    sky: Array
    surface: Surface
    mat: Array
    tint: Array
    ids: Array
    casters: Array


@dataclass(slots=True)
class Veil:
    """See-through fragments: wires and meshes. ``cover`` per fragment, lit like surfaces."""

    pixel: Array
    cover: Array
    inverse: Array
    surface: Surface


def split_lines(parts: Sequence[Mesh], lens: Lens) -> tuple[Mesh, Mesh]:
    """All triangles, thick segments among them as prisms; and the thin segments."""
    named = ("a", "b", "radius", "line_mat", "line_tint", "line_oid")
    mesh = Mesh(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in named})
    thin, thick = sort_by_width(mesh.a, mesh.b, mesh.radius, lens)
    solids = [
        Mesh(pos=part.pos, nrm=part.nrm, uv=part.uv, mat=part.mat, tint=part.tint, oid=part.oid)
        for part in parts
    ]
    if thick.size:
        corner, normal, owner = prisms(mesh.a[thick], mesh.b[thick], mesh.radius[thick])
        extra = triangles(corner, normal, corner[..., 1:], 0, f32([1, 1, 1]))
        extra.mat, extra.tint = mesh.line_mat[thick][owner], mesh.line_tint[thick][owner]
        extra.oid = mesh.line_oid[thick][owner]
        solids.append(extra)
    lines = Mesh(**{name: getattr(mesh, name)[thin] for name in named})
    return joined(solids), lines


def _planes(values: Array, pos: Array) -> Array:
    """Corner values ``(m, 3, k)`` as functions of the place on the triangle: ``(4 * k, m)``.

    Rows are, for each of the k values, three slopes and the value at the world's origin.
    """
    e1, e2 = pos[:, 1] - pos[:, 0], pos[:, 2] - pos[:, 0]
    a, b, c = (e1 * e1).sum(1), (e1 * e2).sum(1), (e2 * e2).sum(1)
    det = a * c - b * b
    scale = np.where(det < 1e-12, 0, 1 / np.maximum(det, 1e-12))[:, None]
    g1 = (c[:, None] * e1 - b[:, None] * e2) * scale
    g2 = (a[:, None] * e2 - b[:, None] * e1) * scale
    d1, d2 = values[:, 1] - values[:, 0], values[:, 2] - values[:, 0]
    slopes = d1[:, :, None] * g1[:, None] + d2[:, :, None] * g2[:, None]
    start = values[:, 0] - np.einsum("mki,mi->mk", slopes, pos[:, 0])
    rows = np.concatenate([slopes, start[:, :, None]], axis=2)
    return np.ascontiguousarray(f32(rows.reshape(len(pos), rows.shape[1] * 4).T))


def _on_planes(table: Array, row: Array, points: Array) -> Array:
    """The values of :func:`_planes` at points ``(3, n)`` of the triangles ``row``."""
    x, y, z = points
    out = np.empty((len(table) // 4, len(row)), F32)
    for k in range(len(out)):
        gx, gy, gz, start = (table[4 * k + i].take(row) for i in range(4))
        out[k] = gx * x + gy * y + gz * z + start
    return out


def _attributes(mesh: Mesh, owner: Array, points: Array) -> tuple[Array, Array]:
    """Normals ``(3, n)`` and texture coordinates ``(2, n)`` of points on their triangles."""
    used = np.flatnonzero(np.bincount(owner, minlength=len(mesh.pos)))
    row_of = np.zeros(len(mesh.pos), np.int32)
    row_of[used] = np.arange(len(used))
    row = row_of.take(owner)
    pos, corner = mesh.pos[used].astype(np.float64), mesh.nrm[used]
    uv = _on_planes(_planes(mesh.uv[used].astype(np.float64), pos), row, points)
    normal = np.ascontiguousarray(corner[:, 0].T).take(row, axis=1)
    # Only round things have normals that change over a triangle.
    round_ = (np.abs(corner[:, 1:] - corner[:, :1]).max((1, 2)) > 1e-4)[row]
    bent = np.flatnonzero(round_)
    if bent.size:
        some = np.flatnonzero(np.bincount(row[bent], minlength=len(used)))
        again = np.zeros(len(used), np.int32)
        again[some] = np.arange(len(some))
        table = _planes(corner[some].astype(np.float64), pos[some])
        normal[:, bent] = _on_planes(table, again.take(row[bent]), points[:, bent])
    return normal, uv


def _facing(normal: Array, rays: Array) -> tuple[Array, Array]:
    """Unit normals turned to the eye, and the cosine of the view on them."""
    cosine = inner(normal, rays)
    scale = 1 / np.sqrt(np.maximum(inner(normal, normal), F32(1e-9)))
    cosine *= scale
    normal = normal * np.where(cosine > 0, -scale, scale)
    return f32(normal), np.abs(cosine) / np.sqrt(inner(rays, rays))


def look(place: Place, parts: Sequence[Mesh], lens: Lens, own: int = 0) -> tuple[Seen, Veil]:
    """Cast the place and its actors onto the lens; the first ``own`` after the place's are
    the camera's and cast no shadow."""
    rays = lens.rays()
    solid_mesh, lines = split_lines(parts, lens)
    checkpoint()
    sheer = np.array(place.paints.sheer)[solid_mesh.mat]
    opaque = _picked(solid_mesh, np.flatnonzero(~sheer)) if sheer.any() else solid_mesh
    checkpoint()
    winner, inverse = nearest(opaque.pos, lens)
    checkpoint()
    if place.terrain is not None:
        ground = place.terrain.cast(lens, rays)
        of_ground = ground > inverse
        winner[of_ground] = -2
        inverse = np.maximum(inverse, ground)
    checkpoint()
    solid = np.flatnonzero(winner != -1)
    owner = winner.take(solid)
    # The last entry answers for the ground, whose triangle number is negative.
    mat = np.append(opaque.mat, np.int32(place.paints("ground"))).take(np.where(owner < 0, -1, owner))
    # Pixels of one material lie side by side from here on: every pattern works on one stretch.
    order = np.argsort(mat.astype(np.int16), kind="stable")
    solid, owner, mat = solid.take(order), owner.take(order), mat.take(order)
    depth = 1 / np.maximum(inverse.take(solid), F32(1e-6))
    towards = rays.take(solid, axis=1)
    points = lens.eye[:, None] + towards * depth
    surface, tint = _surface(place, opaque, owner, f32(points), towards, depth, lens)
    checkpoint()
    ids = np.zeros(rays.shape[1], np.int32)
    ids[solid] = surface.oid
    casters = opaque.pos
    if own:
        casters = casters[~np.isin(opaque.oid, np.concatenate([part.oid[:1] for part in parts[1 : 1 + own]]))]
    seen = Seen(rays, inverse, solid, np.flatnonzero(winner == -1), surface, mat, tint, ids, casters)
    return seen, _veil(place, _picked(solid_mesh, np.flatnonzero(sheer)), lines, seen, lens)


def _picked(mesh: Mesh, rows: Array) -> Mesh:
    return Mesh(
        pos=mesh.pos[rows], nrm=mesh.nrm[rows], uv=mesh.uv[rows], mat=mesh.mat[rows], tint=mesh.tint[rows],
        oid=mesh.oid[rows],
    )  # fmt: skip


def _surface(
    place: Place, mesh: Mesh, owner: Array, points: Array, rays: Array, depth: Array, lens: Lens
) -> tuple[Surface, Array]:
    n = len(owner)
    normal, uv = np.empty((3, n), F32), np.empty((2, n), F32)
    oid, tint = np.full(n, GROUND, np.int32), np.ones((3, n), F32)
    built = np.flatnonzero(owner >= 0)
    if built.size:
        who = owner[built]
        normal[:, built], uv[:, built] = _attributes(mesh, who, points.take(built, axis=1))
        oid[built] = mesh.oid.take(who)
        tint[:, built] = np.ascontiguousarray(mesh.tint.T).take(who, axis=1)
    checkpoint()
    bare = np.flatnonzero(owner < 0)
    if bare.size and place.terrain is not None:
        flat = points[:2].take(bare, axis=1)
        east, north = place.terrain.slopes(flat[0], flat[1])
        normal[0, bare], normal[1, bare], normal[2, bare] = -east, -north, 1
        uv[:, bare] = flat
    checkpoint()
    normal, cosine = _facing(normal, rays)
    foot = depth * F32(1 / lens.focal) / np.maximum(cosine, 0.04) ** F32(0.62)
    return Surface.blank(points, normal, uv, f32(foot), oid), tint


def _veil(place: Place, sheer: Mesh, lines: Mesh, seen: Seen, lens: Lens) -> Veil:
    """Wires and see-through meshes as fragments in front of what is solid."""
    found = strands(lines.a, lines.b, lines.radius, lens)
    ok = found.inverse > seen.inverse[found.pixel] * F32(0.999)
    pixel, cover, inverse = found.pixel[ok], found.cover[ok], found.inverse[ok]
    segment = found.segment[ok]
    along = f32(lines.b - lines.a).T.take(segment, axis=1)
    base = f32([spec.get("base", [0.3, 0.3, 0.3]) for spec in place.paints.specs])
    paint = (base[lines.line_mat] * lines.line_tint).T.take(segment, axis=1)
    back = -seen.rays.take(pixel, axis=1)
    square = np.maximum(inner(along, along), F32(1e-9))
    normal = back - along * (inner(back, along) / square)
    normal[2] += F32(0.35)
    parts: list[tuple[Array, ...]] = [(pixel, cover, inverse, normal, paint, lines.line_oid.take(segment))]
    for number in np.unique(sheer.mat):
        parts.append(_sheer(place, _picked(sheer, np.flatnonzero(sheer.mat == number)), seen, lens))
    whole = [np.concatenate(part, axis=-1) for part in zip(*parts, strict=True)]
    pixel, cover, inverse, normal, paint, oid = whole
    rays = seen.rays.take(pixel, axis=1)
    points = lens.eye[:, None] + rays / inverse
    normal, _ = _facing(f32(normal), rays)
    surface = Surface.blank(f32(points), normal, f32(points[:2]), f32(inverse), oid)
    surface.albedo = f32(paint)
    return Veil(pixel, f32(cover), f32(inverse), surface)


def _sheer(place: Place, mesh: Mesh, seen: Seen, lens: Lens) -> tuple[Array, ...]:
    """Fragments of one see-through material: pixel, cover, inverse, normal, paint, owner."""
    hits = fragments(mesh.pos, lens)
    ok = hits.inverse > seen.inverse[hits.pixel] * F32(0.999)
    pixel, inverse, owner = hits.pixel[ok], hits.inverse[ok], hits.triangle[ok]
    rays = seen.rays.take(pixel, axis=1)
    points = lens.eye[:, None] + rays / inverse
    normal, uv = _attributes(mesh, owner, f32(points))
    normal, cosine = _facing(normal, rays)
    foot = 1 / (inverse * F32(lens.focal)) / np.maximum(cosine, 0.06) ** F32(0.8)
    cover, paint = covering(place.paints.specs[int(mesh.mat[0])], uv, f32(foot))
    keep = np.flatnonzero(cover > 0.015)
    paint = paint.take(keep, axis=1) * mesh.tint.T.take(owner[keep], axis=1)
    return (pixel[keep], cover[keep], inverse[keep], normal[:, keep], paint, mesh.oid[owner[keep]])

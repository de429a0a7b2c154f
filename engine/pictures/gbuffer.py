"""The deferred stage: what each pixel shows, before any light.

May import: numpy and the geometry of this room. Promises: one row per pixel that shows something
solid; sky pixels are listed apart; every pixel knows its owner.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import F32, Array, f32
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


def split_lines(mesh: Mesh, lens: Lens) -> tuple[Mesh, Mesh]:
    """The mesh with its thick segments as prisms, and its thin segments."""
    thin, thick = sort_by_width(mesh.a, mesh.b, mesh.radius, lens)
    solid = Mesh(pos=mesh.pos, nrm=mesh.nrm, uv=mesh.uv, mat=mesh.mat, tint=mesh.tint, oid=mesh.oid)
    if thick.size:
        corner, normal, owner = prisms(mesh.a[thick], mesh.b[thick], mesh.radius[thick])
        extra = triangles(corner, normal, corner[..., 1:], 0, f32([1, 1, 1]))
        extra.mat, extra.tint = mesh.line_mat[thick][owner], mesh.line_tint[thick][owner]
        extra.oid = mesh.line_oid[thick][owner]
        solid = joined([solid, extra])
    lines = Mesh(
        a=mesh.a[thin], b=mesh.b[thin], radius=mesh.radius[thin], line_mat=mesh.line_mat[thin],
        line_tint=mesh.line_tint[thin], line_oid=mesh.line_oid[thin],
    )  # fmt: skip
    return solid, lines


def _dual(pos: Array) -> Array:
    """Per triangle: first corner and the two vectors that give barycentrics; ``(m, 9)``."""
    v0, e1, e2 = pos[:, 0], pos[:, 1] - pos[:, 0], pos[:, 2] - pos[:, 0]
    a, b, c = (e1 * e1).sum(1), (e1 * e2).sum(1), (e2 * e2).sum(1)
    det = a * c - b * b
    det = np.where(np.abs(det) < 1e-14, 1e-14, det)[:, None]
    g1 = (c[:, None] * e1 - b[:, None] * e2) / det
    g2 = (a[:, None] * e2 - b[:, None] * e1) / det
    return f32(np.concatenate([v0, g1, g2], axis=1))


def _corner_mix(table: Array, owner: Array, w1: Array, w2: Array) -> Array:
    """A corner attribute ``(m, 3, k)`` at barycentrics of each pixel."""
    rows = (
        table.reshape(len(table), 3 * table.shape[2])
        .take(owner, axis=0)
        .reshape(len(owner), 3, table.shape[2])
    )
    out = rows[:, 0] + (rows[:, 1] - rows[:, 0]) * w1[:, None]
    out += (rows[:, 2] - rows[:, 0]) * w2[:, None]
    return np.asarray(out)


def _attributes(mesh: Mesh, owner: Array, points: Array) -> tuple[Array, Array]:
    """Normals and texture coordinates of points on their triangles."""
    used = np.flatnonzero(np.bincount(owner, minlength=len(mesh.pos)))
    row_of = np.zeros(len(mesh.pos), np.int32)
    row_of[used] = np.arange(len(used))
    dual = _dual(mesh.pos[used]).take(row_of[owner], axis=0)
    local = points - dual[:, :3]
    w1 = np.clip((local * dual[:, 3:6]).sum(1), 0, 1)
    w2 = np.clip((local * dual[:, 6:9]).sum(1), 0, 1)
    normal = _corner_mix(mesh.nrm, owner, w1, w2)
    return normal, _corner_mix(mesh.uv, owner, w1, w2)


def _facing(normal: Array, rays: Array) -> tuple[Array, Array]:
    """Unit normals turned to the eye, and the cosine of the view on them."""
    normal = normal / np.sqrt(np.maximum((normal * normal).sum(1, keepdims=True), 1e-9))
    cosine = np.einsum("ij,ij->i", normal, rays)
    normal = np.where(cosine[:, None] > 0, -normal, normal)
    length = np.sqrt(np.einsum("ij,ij->i", rays, rays))
    return f32(normal), np.abs(cosine) / length


def look(place: Place, mesh: Mesh, lens: Lens) -> tuple[Seen, Veil]:
    """Cast the place and its actors onto the lens."""
    rays = lens.rays()
    solid_mesh, lines = split_lines(mesh, lens)
    sheer = np.array(place.paints.sheer)[solid_mesh.mat]
    opaque = _picked(solid_mesh, np.flatnonzero(~sheer))
    winner, inverse = nearest(opaque.pos, lens)
    if place.terrain is not None:
        ground = place.terrain.cast(lens, rays)
        of_ground = ground > inverse
        winner[of_ground] = -2
        inverse = np.maximum(inverse, ground)
    solid = np.flatnonzero(winner != -1)
    owner = winner[solid]
    depth = 1 / np.maximum(inverse[solid], 1e-6)
    points = lens.eye + rays[solid] * depth[:, None]
    surface, mat, tint = _surface(place, opaque, owner, f32(points), rays[solid], depth, lens)
    ids = np.zeros(len(rays), np.int32)
    ids[solid] = surface.oid
    seen = Seen(rays, inverse, solid, np.flatnonzero(winner == -1), surface, mat, tint, ids, opaque.pos)
    return seen, _veil(place, _picked(solid_mesh, np.flatnonzero(sheer)), lines, seen, lens)


def _picked(mesh: Mesh, rows: Array) -> Mesh:
    return Mesh(
        pos=mesh.pos[rows], nrm=mesh.nrm[rows], uv=mesh.uv[rows], mat=mesh.mat[rows], tint=mesh.tint[rows],
        oid=mesh.oid[rows],
    )  # fmt: skip


def _surface(
    place: Place, mesh: Mesh, owner: Array, points: Array, rays: Array, depth: Array, lens: Lens
) -> tuple[Surface, Array, Array]:
    n = len(owner)
    normal, uv = np.empty((n, 3), F32), np.empty((n, 2), F32)
    oid = np.full(n, GROUND, np.int32)
    mat, tint = np.full(n, place.paints("ground"), np.int32), np.ones((n, 3), F32)
    built = np.flatnonzero(owner >= 0)
    if built.size:
        who = owner[built]
        normal[built], uv[built] = _attributes(mesh, who, points[built])
        oid[built], mat[built], tint[built] = mesh.oid[who], mesh.mat[who], mesh.tint[who]
    bare = np.flatnonzero(owner < 0)
    if bare.size and place.terrain is not None:
        found = place.terrain.sample(points[bare, 0], points[bare, 1])
        normal[bare] = np.stack([-found[:, 1], -found[:, 2], np.ones(len(bare), F32)], axis=-1)
        uv[bare] = points[bare, :2]
    normal, cosine = _facing(normal, rays)
    foot = depth * F32(1 / lens.focal) / np.maximum(cosine, 0.04) ** F32(0.62)
    return Surface.blank(points, normal, uv, f32(foot), oid), mat, tint


def _veil(place: Place, sheer: Mesh, lines: Mesh, seen: Seen, lens: Lens) -> Veil:
    """Wires and see-through meshes as fragments in front of what is solid."""
    found = strands(lines.a, lines.b, lines.radius, lens)
    ok = found.inverse > seen.inverse[found.pixel] * F32(0.999)
    pixel, cover, inverse = found.pixel[ok], found.cover[ok], found.inverse[ok]
    segment = found.segment[ok]
    along = f32(lines.b - lines.a)[segment]
    base = f32([spec.get("base", [0.3, 0.3, 0.3]) for spec in place.paints.specs])
    paint = base[lines.line_mat[segment]] * lines.line_tint[segment]
    back = -seen.rays[pixel]
    square = np.maximum((along * along).sum(1, keepdims=True), 1e-9)
    normal = back - along * ((back * along).sum(1, keepdims=True) / square)
    normal = normal + f32([0, 0, 0.35])
    parts = [(pixel, cover, inverse, normal, paint, lines.line_oid[segment])]
    for number in np.unique(sheer.mat):
        some = _picked(sheer, np.flatnonzero(sheer.mat == number))
        hits = fragments(some.pos, lens)
        ok = hits.inverse > seen.inverse[hits.pixel] * F32(0.999)
        pixel, inverse, owner = hits.pixel[ok], hits.inverse[ok], hits.triangle[ok]
        points = lens.eye + seen.rays[pixel] / inverse[:, None]
        normal, uv = _attributes(some, owner, f32(points))
        normal, cosine = _facing(normal, seen.rays[pixel])
        foot = 1 / (inverse * F32(lens.focal)) / np.maximum(cosine, 0.06) ** F32(0.8)
        cover, paint = covering(place.paints.specs[number], uv, f32(foot))
        keep = cover > 0.015
        paint = paint * some.tint[owner]
        kept = (cover[keep], inverse[keep], normal[keep], paint[keep], some.oid[owner][keep])
        parts.append((pixel[keep], *kept))
    pixel, cover, inverse, normal, paint, oid = (np.concatenate(part) for part in zip(*parts, strict=True))
    points = lens.eye + seen.rays[pixel] / inverse[:, None]
    normal, _ = _facing(f32(normal), seen.rays[pixel])
    surface = Surface.blank(f32(points), normal, f32(points[:, :2]), f32(inverse), oid)
    surface.albedo = f32(paint)
    return Veil(pixel, f32(cover), f32(inverse), surface)

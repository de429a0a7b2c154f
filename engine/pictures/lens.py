"""A camera: where it is, where it looks, and how the world falls on its pixels.

May import: numpy, ``arrays``. Promises: x right, y forward, z up in the world; rows run down.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.pictures.arrays import Array, f32, unit


@dataclass(frozen=True, slots=True)
class Lens:
    """A pinhole of ``width`` x ``height`` pixels; ``basis`` has rows right, up, forward."""

    eye: Array
    basis: Array
    focal: float
    width: int
    height: int
    near: float = 0.08

    @property
    def centre(self) -> tuple[float, float]:
        return self.width / 2, self.height / 2

    def rays(self) -> Array:
        """``(3, height * width)`` directions whose forward part is 1."""
        cx, cy = self.centre
        x = f32((np.arange(self.width) + 0.5 - cx) / self.focal)
        y = f32((cy - np.arange(self.height) - 0.5) / self.focal)
        right, up, ahead = (part.reshape(3, 1, 1) for part in self.basis)
        return f32((x[None, None, :] * right + (y[None, :, None] * up + ahead)).reshape(3, -1))

    def to_camera(self, points: Array) -> Array:
        """World to right, up, forward metres."""
        # One flat product: numpy would multiply each triangle's corners by themselves.
        flat = (points.reshape(-1, 3) - self.eye) @ self.basis.T
        return f32(flat.reshape(points.shape))

    def from_eye(self, columns: Array) -> Array:
        """World columns ``(3, n)`` to right, up, forward metres."""
        return f32(self.basis @ (columns - self.eye[:, None]))

    def to_screen(self, camera: Array) -> Array:
        """Camera space (forward > 0) to pixels ``(..., 2)``."""
        cx, cy = self.centre
        inverse = self.focal / camera[..., 2]
        return np.stack([cx + camera[..., 0] * inverse, cy - camera[..., 1] * inverse], axis=-1)


def looking(
    eye: Array, target: Array, fov: float, size: tuple[int, int], roll: float = 0.0, near: float = 0.08
) -> Lens:
    """A lens at ``eye`` towards ``target``; ``fov`` is the horizontal angle in degrees."""
    forward = unit(f32([target]) - f32([eye]))[0]
    hint = f32([0, 0, 1]) if abs(forward[2]) < 0.98 else f32([0, 1, 0])
    right = unit(np.cross(forward, hint)[None])[0]
    up = np.cross(right, forward)
    a = np.deg2rad(roll)
    c, s = np.cos(a), np.sin(a)
    basis = f32([right * c + up * s, up * c - right * s, forward])
    focal = size[0] / 2 / np.tan(np.deg2rad(fov) / 2)
    return Lens(f32(eye), basis, float(focal), size[0], size[1], near)

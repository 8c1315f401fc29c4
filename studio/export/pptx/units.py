"""Points to the whole-number units of DrawingML; nothing outside this package knows them."""

from studio.domain.geometry import Rect

EMU_PER_POINT = 12_700


def emu(points: float) -> int:
    """Give English Metric Units; NaN and infinity are bugs and raise."""
    return round(points * EMU_PER_POINT)


def centipoints(points: float) -> int:
    """Give hundredths of a point, the unit of font sizes and paragraph spacing."""
    return round(points * 100)


def milli_percent(fraction: float) -> int:
    """Give thousandths of a percent: 1.0 is 100,000."""
    return round(fraction * 100_000)


def position(rect: Rect) -> str:
    """Give `off` and `ext` of a transform; a size never falls below zero."""
    return (
        f'<a:off x="{emu(rect.x)}" y="{emu(rect.y)}"/>'
        f'<a:ext cx="{max(0, emu(rect.width))}" cy="{max(0, emu(rect.height))}"/>'
    )

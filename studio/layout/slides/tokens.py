"""The design system of slides in one place: measures that all designs share, in points.

What a brand decides, its type scale and the spacing of its cards, is in `SlideSizes`; these are the proportions that
go with it. Gaps are multiples of 4.
"""

HAIRLINE = 1.0
"""Width of rules and outlines."""
TABLE_RULE = 0.75
"""Width of the rules between a table's rows."""
EDGE = 4.0
"""Thickness of the bar that marks a panel's edge."""
MARK = (28.0, 3.0)
"""The bar over the title of a card that has no icon."""
MARK_GAP = 12.0

ICON = 30.0
"""Side of a card's icon."""
ICON_SMALL = 20.0
"""Side of an icon that stands in a line with a heading."""
ICON_LARGE = 44.0
"""Side of an icon that stands alone on a panel."""
BADGE, BADGE_SMALL = 44.0, 34.0
"""Across a disc with an icon on it, over a title and beside one."""
BADGE_ICON = 0.5
"""Side of the icon on a disc, as a share of that."""
ICON_WEIGHT = 1.75
"""Width of an icon's strokes, in units of its square of 24."""
ICON_GAP = 12.0

CLOSE_GAP = 2.0
"""Between a title and the quiet words that belong to it."""
CAPTION_GAP = 4.0
"""Between a caption and its text."""
TITLE_GAP = 8.0
"""Between the title of a card and its text."""
ITEM_GAP = 12.0
"""Between the items of a list that has room."""
AIRY_GAP = 16.0
"""Between the items of a short list in large text, and between facts."""
ROW_GAP = 12.0
"""Between rows that belong together."""

PANEL = 1.25
"""Space inside large panels, as a multiple of that inside cards."""
STAGE = 1.5
"""The same inside the darkest panels, and between columns that stand apart, as a multiple of the gap."""

READABLE = 48.0
"""Widest line of small print, as a multiple of its size."""
LEADING = 1.15
"""Line spacing of large text."""

FULL = 0.95
"""Share of its place that enlarged text may fill."""
ROOMY = 0.7
"""From this share on, things grow to fill their place: less would stretch boxes over emptiness."""
STRETCH = 1.4
"""Things that fill less grow by this at most."""
SHORT = 0.66
"""A text that fills less of the height stands in its middle, beside a panel that fills it."""

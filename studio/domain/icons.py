"""The icons that slides and pages know, by the names that authors write, and the tags that ask for one."""

from collections.abc import Iterable
from enum import StrEnum


class Icon(StrEnum):
    """An icon of the shipped set; the value is its file's name in `assets/icons` without `.svg`."""

    BADGE_CHECK = "badge-check"
    BLOCKS = "blocks"
    BOOK_OPEN = "book-open"
    BOXES = "boxes"
    BRIEFCASE = "briefcase"
    BUILDING_2 = "building-2"
    CALCULATOR = "calculator"
    CALENDAR = "calendar"
    CALENDAR_CHECK = "calendar-check"
    CHART_COLUMN = "chart-column"
    CHART_LINE = "chart-line"
    CHECK = "check"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_HELP = "circle-help"
    CIRCLE_X = "circle-x"
    CLIPBOARD_CHECK = "clipboard-check"
    CLOCK = "clock"
    CLOUD = "cloud"
    CODE = "code"
    COINS = "coins"
    COMPASS = "compass"
    CPU = "cpu"
    DATABASE = "database"
    EYE = "eye"
    FEATHER = "feather"
    FILE_CHECK = "file-check"
    FILE_TEXT = "file-text"
    FLAG = "flag"
    FLASK_CONICAL = "flask-conical"
    GAUGE = "gauge"
    GIT_BRANCH = "git-branch"
    GLOBE = "globe"
    GRADUATION_CAP = "graduation-cap"
    HANDSHAKE = "handshake"
    HEADSET = "headset"
    HISTORY = "history"
    INFO = "info"
    KEY_ROUND = "key-round"
    LAYERS = "layers"
    LAYOUT_DASHBOARD = "layout-dashboard"
    LAYOUT_GRID = "layout-grid"
    LEAF = "leaf"
    LIFE_BUOY = "life-buoy"
    LIGHTBULB = "lightbulb"
    LINK = "link"
    LIST_CHECKS = "list-checks"
    LOCK = "lock"
    MAIL = "mail"
    MAP = "map"
    MESSAGE_CIRCLE = "message-circle"
    MONITOR = "monitor"
    NETWORK = "network"
    PACKAGE = "package"
    PALETTE = "palette"
    PENCIL_RULER = "pencil-ruler"
    PLUG = "plug"
    PUZZLE = "puzzle"
    QUOTE = "quote"
    REFRESH_CW = "refresh-cw"
    ROCKET = "rocket"
    ROUTE = "route"
    SCALE = "scale"
    SEARCH = "search"
    SERVER = "server"
    SETTINGS = "settings"
    SHIELD = "shield"
    SHIELD_CHECK = "shield-check"
    SHOPPING_CART = "shopping-cart"
    SLIDERS_HORIZONTAL = "sliders-horizontal"
    SMARTPHONE = "smartphone"
    TARGET = "target"
    TERMINAL = "terminal"
    TEST_TUBES = "test-tubes"
    TIMER = "timer"
    TRENDING_UP = "trending-up"
    TRIANGLE_ALERT = "triangle-alert"
    TROPHY = "trophy"
    TRUCK = "truck"
    USER = "user"
    USER_COG = "user-cog"
    USERS = "users"
    WALLET = "wallet"
    WEBHOOK = "webhook"
    WORKFLOW = "workflow"
    WRENCH = "wrench"
    X = "x"
    ZAP = "zap"


_BY_TAG = {
    "accessibility": Icon.EYE,
    "analytics": Icon.CHART_LINE,
    "api": Icon.PLUG,
    "apis": Icon.PLUG,
    "architecture": Icon.LAYERS,
    "automation": Icon.WORKFLOW,
    "cloud": Icon.CLOUD,
    "commerce": Icon.SHOPPING_CART,
    "compliance": Icon.SCALE,
    "budget": Icon.COINS,
    "cost": Icon.COINS,
    "dashboard": Icon.LAYOUT_DASHBOARD,
    "data": Icon.DATABASE,
    "database": Icon.DATABASE,
    "delivery": Icon.ROCKET,
    "design": Icon.PALETTE,
    "documentation": Icon.BOOK_OPEN,
    "e-commerce": Icon.SHOPPING_CART,
    "flexibility": Icon.PUZZLE,
    "growth": Icon.TRENDING_UP,
    "hosting": Icon.SERVER,
    "integration": Icon.LINK,
    "integrations": Icon.LINK,
    "legacy": Icon.HISTORY,
    "logistics": Icon.TRUCK,
    "maintenance": Icon.WRENCH,
    "microservices": Icon.BOXES,
    "migration": Icon.REFRESH_CW,
    "mobile": Icon.SMARTPHONE,
    "performance": Icon.GAUGE,
    "privacy": Icon.LOCK,
    "prototype": Icon.FLASK_CONICAL,
    "quality": Icon.BADGE_CHECK,
    "scalability": Icon.TRENDING_UP,
    "scaling": Icon.TRENDING_UP,
    "security": Icon.SHIELD_CHECK,
    "simplicity": Icon.FEATHER,
    "speed": Icon.ZAP,
    "support": Icon.LIFE_BUOY,
    "team": Icon.USERS,
    "testing": Icon.TEST_TUBES,
    "time": Icon.CLOCK,
    "training": Icon.GRADUATION_CAP,
    "ux": Icon.PALETTE,
    "web": Icon.GLOBE,
}


def icon_by_tags(tags: Iterable[str]) -> Icon | None:
    """Give the icon that the first telling tag asks for, None where no tag does."""
    return next((icon for tag in tags if (icon := _BY_TAG.get(tag.casefold()))), None)

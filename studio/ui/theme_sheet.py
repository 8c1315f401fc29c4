"""The theme's colours as one style sheet: how standard widgets look, by their class and their property `role`."""

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ui.theme import Colours

_SHEET = Template("""
QWidget { outline: none; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $text; color: $panel; border: none; padding: 5px 8px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="badge"] {
  color: $muted; background: $hover; border-radius: 8px; padding: 1px 7px; font-size: ${small}pt; }
QLabel[role="badge"][tone="accent"] { color: $accent; background: $accent_soft; }
QLabel[role="badge"][tone="error"] { color: $error; background: $error_soft; }
QLabel[role="badge"][tone="warning"] { color: $warning; background: $warning_soft; }

QWidget#library, QWidget#outline, QWidget#tailor, QWidget#findings { background: $panel; }
QFrame[role="panel"] { background: $panel; border: none; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"][tone="warning"] { background: $warning_soft; border-color: $warning_soft; }
QFrame[role="card"][tone="error"] { background: $error_soft; border-color: $error_soft; }
QFrame[role="card"][tone="accent"] { background: $accent_soft; border-color: $accent_soft; }
QFrame[role="guide"] { background: $panel; border: 2px solid $accent; border-radius: 10px; }
QFrame[role="line"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame[role="upright"] { background: $line; border: none; min-width: 1px; max-width: 1px; }

QPushButton {
  background: $panel; color: $text; border: 1px solid $line_strong; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 5px 13px; }
QPushButton[role="primary"]:disabled { background: $pressed; color: $disabled; border-color: $pressed; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; padding: 6px 10px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:pressed { background: $pressed; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="choice"] { text-align: left; border-color: $line; border-radius: 8px; padding: 10px 12px; }
QPushButton[role="choice"]:hover { border-color: $line_strong; background: $panel; }
QPushButton[role="choice"]:checked { border-color: $accent; background: $accent_soft; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; padding: 9px 11px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="labelled"] { padding: 5px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $panel; color: $text; border: 1px solid $line_strong; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $selected; selection-color: $selected_text; }
QPlainTextEdit, QTextEdit { padding: 3px 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
  border-color: $edge; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
  border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  background: $sunken; color: $disabled; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
  border-color: $error; }
QLineEdit[role="large"] { font-size: ${heading}pt; padding: 8px 10px; }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 4px; }
QComboBox { padding-right: 26px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("icons:controls/$scheme/chevron-down.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { border: 1px solid $edge; border-width: 0 1px; padding: 4px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0 0 0 2px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-arrow { image: url("icons:controls/$scheme/chevron-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("icons:controls/$scheme/chevron-down.svg"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator, QGroupBox::indicator {
  width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $panel; }
QCheckBox::indicator:hover, QTreeView::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px; background: $panel; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked {
  width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; border-radius: 8px; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked {
  background: $accent; border-color: $accent; image: url("icons:controls/$scheme/check.svg"); }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate, QListView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url("icons:controls/$scheme/minus.svg"); }
QCheckBox::indicator:disabled, QTreeView::indicator:disabled { background: $sunken; border-color: $line; }

QAbstractItemView {
  background: $panel; alternate-background-color: $sunken; border: none;
  selection-background-color: $selected; selection-color: $selected_text; }
QTreeView::item, QListView::item { padding: 4px 2px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selected; color: $selected_text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("icons:controls/$scheme/chevron-right.svg"); }
QTreeView::branch:has-children:open { image: url("icons:controls/$scheme/chevron-down.svg"); }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
  background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
  font-size: ${small}pt; }
QTableView { gridline-color: $line; }
QTableCornerButton::section { background: $panel; border: none; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 8px 12px;
  margin-right: 4px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; border-radius: 4px; padding: 4px 9px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $line_strong; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; spacing: 4px; padding: 6px 10px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 8px; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }

QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { background: $line_strong; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal {
  background: $accent; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QGroupBox { border: none; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
""")


def style_sheet(colours: "Colours", scheme: str, points: float) -> str:
    """Give the style sheet for `light` or `dark`, with sizes around the window's font size in points."""
    sizes = {"title": points * 1.7, "heading": points * 1.2, "small": points * 0.9}
    return _SHEET.substitute(
        colours._asdict(), scheme=scheme, **{name: f"{round(size * 2) / 2:g}" for name, size in sizes.items()}
    )

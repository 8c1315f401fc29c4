"""A seed and a number of rounds to a library with pictures and a proposal that picks from it, written as files.

One round is what a proposal says about one subject: picks of every kind, a plan, an estimate, a scope, all with
speaker notes; about 20 slides or 25 sheets. No text occurs twice, so that nothing measured can be remembered.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import yaml
from PIL import Image

Record = dict[str, object]

SEED = 20_261_117
PICTURES = 8
"""Different pictures; they are used again and again, as a company's own are."""
_SYLLABLES = (
    "con ta re mi ve lor an ti per si de mo ra in ter no pla cu li go est un for ser vi ca te do na sol mer it al"
)
_START = date(2027, 1, 11)


class Writer:
    """Makes up texts; the same seed gives the same texts on every machine."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        lengths = (1, 2, 2, 3, 3, 3, 4)
        syllables = _SYLLABLES.split()
        words = ["".join(self.random.choices(syllables, k=self.random.choice(lengths))) for _ in range(3000)]
        self._words = words
        self._weights = [1 / rank for rank in range(1, len(words) + 1)]

    def words(self, count: int) -> str:
        """Give words, the first with a capital letter."""
        return " ".join(self.random.choices(self._words, self._weights, k=count)).capitalize()

    def text(self, words: int) -> str:
        """Give sentences, a few words of which are bold."""
        sentences: list[str] = []
        while words > 0:
            count = min(words, self.random.randint(7, 14))
            sentences.append(f"{self.words(count)}.")
            words -= count
        if self.random.random() < 1 / 4:
            sentences[-1] = f"**{self.words(3)}** {sentences[-1].lower()}"
        return " ".join(sentences)


def write_workload(folder: Path, rounds: int) -> Path:
    """Write the library, its pictures and the proposal; give the proposal's path."""
    writer = Writer(SEED)
    library = folder / "content"
    chapters: list[Record] = []
    for number in range(1, rounds + 1):
        topic = library / f"topic{number}"
        topic.mkdir(parents=True, exist_ok=True)
        _draw_pictures(topic / "pictures")
        write_yaml(topic / "topic.yaml", {"title": writer.words(2), "summary": writer.text(20)})
        for section, (make, count) in _SECTIONS.items():
            entries = [_entry(writer, f"entry{index}", make(writer)) for index in range(count)]
            if section == "case_studies":
                for index, entry in enumerate(entries):
                    file = f"pictures/{(number * len(entries) + index) % PICTURES}.jpg"
                    entry["picture"] = {"file": file, "alt": writer.words(5)}
            head = {"title": writer.words(4), "intro": writer.text(16)}
            write_yaml(topic / f"{section}.yaml", {**head, "entries": entries})
        chapters += _chapters(writer, number)
    proposal = folder / "large.proposal.yaml"
    write_yaml(proposal, {**_HEAD, "chapters": chapters})
    return proposal


def filler(number: int) -> Record:
    """Give a chapter that takes one slide and one sheet, to reach a round number of pages."""
    writer = Writer(SEED + number)
    return {"kind": "text", "id": f"more-{number}", "title": writer.words(3), "body": writer.text(50)}


_HEAD: Record = {
    "title": "A proposal of many pages",
    "client": {"name": "Solweda Energy", "contact": "Head of asset operations"},
    "consultant": {"company": "SoftwareLogic", "email": "proposals@softwarelogic.example"},
    "date": date(2026, 11, 17),
    "language": "en",
    "currency": "EUR",
    "output": {"agenda": True, "dividers": False, "notes": True},
}


def _entry(writer: Writer, name: str, fields: Record) -> Record:
    return {"id": name, **fields, "tags": ["benchmark"], "notes": writer.text(30)}


def _figures(writer: Writer, count: int) -> list[Record]:
    return [{"value": f"{writer.random.randint(2, 99)}k", "label": writer.words(3)} for _ in range(count)]


def _overview(writer: Writer) -> Record:
    facts = [{"label": writer.words(2), "value": writer.words(3)} for _ in range(4)]
    texts = {"name": writer.words(2), "tagline": writer.words(7), "summary": writer.text(45)}
    return {**texts, "facts": facts, "numbers": _figures(writer, 3)}


def _benefit(writer: Writer) -> Record:
    return {"title": writer.words(4), "description": writer.text(40), "outcome": writer.text(12)}


def _drawback(writer: Writer) -> Record:
    return {"title": writer.words(4), "description": writer.text(25), "mitigation": writer.text(22)}


def _use_case(writer: Writer) -> Record:
    return {"title": writer.words(3), "description": writer.text(28), "users": writer.words(4)}


def _case_study(writer: Writer) -> Record:
    texts = {name: writer.text(24) for name in ("challenge", "solution", "result")}
    return {"title": writer.words(4), "category": writer.words(2), **texts, "figures": _figures(writer, 2)}


def _cost(writer: Writer) -> Record:
    engagements = [
        {"name": writer.words(3), "description": writer.words(5), "low": low, "high": low + 20_000}
        for low in (15_000, 45_000, 90_000)
    ]
    factors = [{"title": writer.words(3), "description": writer.text(12)} for _ in range(4)]
    return {"title": writer.words(6), "summary": writer.text(25), "engagements": engagements, "factors": factors}


def _comparison(writer: Writer) -> Record:
    criteria = [{name: writer.words(count) for name, count in _CRITERION.items()} for _ in range(7)]
    names = {"title": writer.words(5), "this": writer.words(1), "other": writer.words(1)}
    reasons = {name: [writer.words(6) for _ in range(3)] for name in ("choose_this", "choose_other")}
    return {**names, "criteria": criteria, "conclusion": writer.text(14), **reasons}


def _question(writer: Writer) -> Record:
    return {"question": f"{writer.words(8)}?", "answer": writer.text(35)}


def _step(writer: Writer) -> Record:
    return {"title": writer.words(2), "description": writer.text(24), "deliverable": writer.words(6)}


_CRITERION = {"name": 2, "this": 7, "other": 7}
_SECTIONS: dict[str, tuple[Callable[[Writer], Record], int]] = {
    "overview": (_overview, 1),
    "benefits": (_benefit, 5),
    "drawbacks": (_drawback, 4),
    "use_cases": (_use_case, 3),
    "case_studies": (_case_study, 3),
    "cost_factors": (_cost, 1),
    "comparisons": (_comparison, 1),
    "faq": (_question, 4),
    "process": (_step, 5),
}


def _chapters(writer: Writer, number: int) -> list[Record]:
    """Give the chapters of one round: those with a table, a chart or a picture stand among the first."""
    order = ("overview", "comparisons", "cost_factors", "case_studies", "benefits", "drawbacks", "use_cases", "faq")
    picks = [_picks(writer, number, section) for section in order]
    return [
        *picks[:2],
        _plan(writer, number),
        *picks[2:5],
        _estimate(writer, number),
        *picks[5:],
        _scope(writer, number),
    ]


def _head(writer: Writer, kind: str, number: int) -> Record:
    texts = {"title": writer.words(4), "intro": writer.text(14), "notes": writer.text(25)}
    return {"kind": kind, "id": f"{kind}-{number}", **texts}


def _picks(writer: Writer, number: int, section: str) -> Record:
    picks = [f"topic{number}/{section}/entry{index}" for index in range(_SECTIONS[section][1])]
    return {**_head(writer, "picks", number), "id": f"{section}-{number}", "picks": picks}


def _plan(writer: Writer, number: int) -> Record:
    phases: list[Record] = []
    start = _START
    for _ in range(6):
        end = start + timedelta(days=writer.random.randint(14, 40))
        texts = {"name": writer.words(2), "description": writer.words(9), "milestone": writer.words(5)}
        phases.append({**texts, "start": start, "end": end})
        start = end + timedelta(days=1)
    return {**_head(writer, "plan", number), "phases": phases}


def _estimate(writer: Writer, number: int) -> Record:
    groups = [writer.words(2) for _ in range(3)]
    lines = [
        {
            "title": writer.words(3),
            "description": writer.words(8),
            "group": groups[index * 3 // 9],
            "quantity": writer.random.randint(2, 40),
            "unit": "days",
            "rate": writer.random.choice((560, 620, 720)),
            "optional": index == 0,
        }
        for index in range(9)
    ]
    tax = {"label": "VAT", "percent": 23}
    return {**_head(writer, "estimate", number), "lines": lines, "tax": tax, "remarks": writer.text(15)}


def _scope(writer: Writer, number: int) -> Record:
    lists = {name: [writer.words(7) for _ in range(5)] for name in ("included", "excluded", "assumptions")}
    return {**_head(writer, "scope", number), **lists}


class _Written(yaml.SafeDumper):
    """Writes as people do: no anchors for what is there twice."""

    def ignore_aliases(self, _data: object) -> bool:
        """Take everything for new."""
        return True


def write_yaml(path: Path, value: Record) -> None:
    """Write content or a proposal."""
    text = yaml.dump(value, Dumper=_Written, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(text, encoding="utf-8")


def _draw_pictures(folder: Path) -> None:
    """Draw all pictures, as full of detail as photographs; each topic has its own copies."""
    folder.mkdir(exist_ok=True)
    for index in range(PICTURES):
        grain = random.Random(index).randbytes(3 * 240 * 160)  # noqa: S311 - nothing secret
        picture = Image.frombytes("RGB", (240, 160), grain).resize((960, 640), Image.Resampling.BICUBIC)
        picture.save(folder / f"{index}.jpg", quality=60)

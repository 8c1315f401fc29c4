"""The words that a new proposal in German begins with."""

from studio.sources.proposals.starting_words import Line, Phase, Role, StartWords

GERMAN = StartWords(
    title="{about} für {{ client.name }}",
    plain_title="Angebot für {{ client.name }}",
    subtitle="Angebot und Kalkulation",
    between=" und ",
    company="Unser Unternehmen",
    role="Vertriebsleitung",
    confidentiality="Vertraulich",
    summary="Zusammenfassung",
    summary_body=(
        (
            "{{ client.name }} plant ein neues System. Dieses Angebot zeigt, wie wir es bauen würden, was es kostet und"
            " wann es in Betrieb gehen kann."
        ),
        "Wir empfehlen {about}, geliefert in kurzen Iterationen mit einer Vorführung nach jeder.",
    ),
    project="das Projekt",
    key_points=(
        "Eine erste Version im täglichen Einsatz nach etwa drei Monaten",
        "{{ estimate.total }} einschließlich USt., auf Wunsch mit Betreuung danach",
        "Ein Team, ein Ansprechpartner, Vorführungen in festem Rhythmus",
    ),
    understanding="Wie wir Ihre Lage verstehen",
    understanding_body="Was wir in unseren ersten Gesprächen gehört haben:",
    understanding_points=(
        "[Wo Arbeit heute Zeit oder Geld kostet]",
        "[Welche Systeme anzubinden sind]",
        "[Was das Projekt zum Erfolg macht]",
    ),
    scope="Leistungsumfang",
    included=(
        "Entwurf, Entwicklung, Tests und Inbetriebnahme der ersten Version",
        "Anbindung der oben genannten Systeme",
    ),
    excluded=("Lizenzen und Hosting",),
    assumptions=("Bei {{ client.name }} beantwortet eine entscheidungsbefugte Person Fragen binnen zwei Arbeitstagen",),
    plan="Zeitplan",
    phases=(
        Phase(
            name="Klärung",
            weeks=2,
            description="Ziele, Umfang und Risiken mit den Verantwortlichen für den Prozess",
            milestone="Umfang vereinbart",
        ),
        Phase(
            name="Entwurf",
            weeks=2,
            description="Architektur, Datenmodell und Integrationen",
            milestone="Architektur freigegeben",
        ),
        Phase(
            name="Entwicklung",
            weeks=8,
            description="Kurze Iterationen, jede mit einer Vorführung",
            milestone="Alle Funktionen vorgeführt",
        ),
        Phase(
            name="Abnahme und Start",
            weeks=2,
            description="Tests mit echten Nutzern, Schulung, Inbetriebnahme",
            milestone="In Produktion",
        ),
    ),
    estimate="Kalkulation",
    estimate_intro="Die Mengen sind geschätzt. Abgerechnet wird, was geleistet wurde.",
    lines=(
        Line(
            title="Klärung und Entwurf",
            description="Workshops, Architekturskizze und Backlog",
            group="Vorbereitung",
        ),
        Line(
            title="Entwicklung",
            description="Funktionen in vereinbarter Reihenfolge, mit automatisierten Tests",
            group="Umsetzung",
        ),
        Line(
            title="Qualitätssicherung",
            description="Testfälle, Regressions- und Lasttests",
            group="Umsetzung",
        ),
        Line(
            title="Inbetriebnahme und Übergabe",
            description="Deployment, Dokumentation und Schulung",
            group="Umsetzung",
        ),
        Line(
            title="Betreuung in den ersten drei Monaten",
            description="Überwachung und Fehlerbehebung nach dem Start",
            group="Danach",
        ),
    ),
    unit="Tage",
    remarks="[Beispielzahlen: bitte ersetzen]",
    discount="Erstes gemeinsames Projekt",
    tax="USt.",
    tax_percent=19,
    team="Das Team für dieses Projekt",
    members=(
        Role(
            role="Projektleitung",
            description="Ihr täglicher Ansprechpartner für Umfang, Termine und Budget",
            allocation="1 Tag pro Woche, in den Sätzen enthalten",
        ),
        Role(
            role="Softwarearchitektur",
            description="Verantwortet den technischen Entwurf",
            allocation="Während Klärung und Entwurf",
        ),
        Role(
            role="Python-Entwicklung",
            description="Baut, testet und dokumentiert das System",
            allocation="Zwei Personen, je drei bis vier Tage pro Woche",
        ),
    ),
    terms="Bedingungen",
    clause=("Gültigkeit", "Dieses Angebot gilt bis zum {{ proposal.valid_until }}."),
    acceptance="Auftragserteilung",
    acceptance_text=(
        "Mit der Unterschrift nimmt {{ client.name }} dieses Angebot vom {{ proposal.date }} und seine Bedingungen an."
    ),
)

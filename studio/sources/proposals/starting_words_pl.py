"""The words that a new proposal in Polish begins with."""

from studio.sources.proposals.starting_words import Line, Phase, Role, StartWords

POLISH = StartWords(
    title="{about} dla firmy {{ client.name }}",
    plain_title="Oferta dla firmy {{ client.name }}",
    subtitle="Oferta i wycena",
    between=" i ",
    company="Nasza firma",
    role="Dyrektor handlowy",
    confidentiality="Poufne",
    summary="Podsumowanie",
    summary_body=(
        (
            "{{ client.name }} planuje nowy system. Ta oferta pokazuje, jak byśmy go zbudowali, ile kosztuje i kiedy"
            " może zacząć działać."
        ),
        "Nasza rekomendacja: {about}, w krótkich iteracjach z prezentacją po każdej z nich.",
    ),
    project="realizacja projektu",
    key_points=(
        "Pierwsza wersja w codziennym użyciu po około trzech miesiącach",
        "{{ estimate.total }} z VAT, z opcjonalnym wsparciem po uruchomieniu",
        "Jeden zespół, jedna osoba do kontaktu, stały rytm prezentacji",
    ),
    understanding="Jak rozumiemy Państwa sytuację",
    understanding_body="Co usłyszeliśmy podczas pierwszych rozmów:",
    understanding_points=(
        "[Gdzie praca kosztuje czas lub pieniądze]",
        "[Które systemy zostają i będą podłączone]",
        "[Co będzie sukcesem projektu]",
    ),
    scope="Zakres prac",
    included=(
        "Projekt, wykonanie, testy i uruchomienie pierwszej wersji",
        "Integracja z wymienionymi wyżej systemami",
    ),
    excluded=("Licencje i hosting",),
    assumptions=("Jedna osoba decyzyjna w firmie {{ client.name }} odpowiada na pytania w ciągu dwóch dni roboczych",),
    plan="Harmonogram",
    phases=(
        Phase(
            name="Rozpoznanie",
            weeks=2,
            description="Cele, zakres i ryzyka ustalone z osobami odpowiedzialnymi za proces",
            milestone="Uzgodniony zakres",
        ),
        Phase(
            name="Projekt",
            weeks=2,
            description="Architektura, model danych i integracje",
            milestone="Zatwierdzona architektura",
        ),
        Phase(
            name="Budowa",
            weeks=8,
            description="Krótkie iteracje, każda z prezentacją",
            milestone="Pokazane wszystkie funkcje",
        ),
        Phase(
            name="Odbiór i uruchomienie",
            weeks=2,
            description="Testy z użytkownikami, szkolenie, start produkcyjny",
            milestone="System działa produkcyjnie",
        ),
    ),
    estimate="Wycena",
    estimate_intro="Ilości są szacunkowe. Fakturujemy pracę faktycznie wykonaną.",
    lines=(
        Line(
            title="Rozpoznanie i projekt",
            description="Warsztaty, zarys architektury i backlog",
            group="Przygotowanie",
        ),
        Line(
            title="Programowanie",
            description="Funkcje w uzgodnionej kolejności, z testami automatycznymi",
            group="Realizacja",
        ),
        Line(
            title="Zapewnienie jakości",
            description="Przypadki testowe, testy regresji i obciążenia",
            group="Realizacja",
        ),
        Line(
            title="Uruchomienie i przekazanie",
            description="Wdrożenie, dokumentacja i szkolenie",
            group="Realizacja",
        ),
        Line(
            title="Wsparcie przez pierwsze trzy miesiące",
            description="Monitorowanie i poprawki po uruchomieniu",
            group="Po uruchomieniu",
        ),
    ),
    unit="dni",
    remarks="[Przykładowe liczby: do zastąpienia]",
    discount="Pierwszy wspólny projekt",
    tax="VAT",
    tax_percent=23,
    team="Zespół do tego projektu",
    members=(
        Role(
            role="Kierownik projektu",
            description="Państwa codzienny kontakt w sprawach zakresu, harmonogramu i budżetu",
            allocation="1 dzień w tygodniu, w cenie stawek",
        ),
        Role(
            role="Architekt oprogramowania",
            description="Odpowiada za projekt techniczny",
            allocation="W fazach rozpoznania i projektu",
        ),
        Role(
            role="Programiści Pythona",
            description="Budują, testują i dokumentują system",
            allocation="Dwie osoby, po trzy do czterech dni w tygodniu",
        ),
    ),
    terms="Warunki",
    clause=("Ważność oferty", "Oferta jest ważna do {{ proposal.valid_until }}."),
    acceptance="Akceptacja",
    acceptance_text="Podpisując, {{ client.name }} przyjmuje ofertę z dnia {{ proposal.date }} wraz z jej warunkami.",
)

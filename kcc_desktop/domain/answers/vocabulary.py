"""Words of public space and of the work on it, in Dutch and English, with their grammar.

Only what stands here becomes part of a sentence's grammar; every other name is quoted as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.domain.said import Said


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing: with its article in Dutch (none for what can't be counted), and in English."""

    article: str
    en: str

    def with_article(self, word: str, adjective: str = "") -> str:
        """`de kapotte lantaarn`."""
        return " ".join(part for part in (self.article, adjective, word) if part)

    def in_english(self, adjective: str = "") -> str:
        """`the broken street lamp`."""
        article = "the" if self.article else ""
        return " ".join(part for part in (article, adjective, self.en) if part)


@dataclass(frozen=True, slots=True)
class Verb:
    """Work that is done: `haalt` ... `op`, `ophalen`, `collect`."""

    infinitive: str
    finite: str
    en: str
    particle: str = ""
    noun: str = ""


#: A compound takes the article of its last part: `bermlantaarn` is found under `lantaarn`.
NOUNS: dict[str, Noun] = {
    "afval": Noun("het", "waste"),
    "afvalbak": Noun("de", "litter bin"),
    "auto": Noun("de", "car"),
    "bank": Noun("de", "bench"),
    "bankje": Noun("het", "bench"),
    "boom": Noun("de", "tree"),
    "bord": Noun("het", "sign"),
    "brug": Noun("de", "bridge"),
    "bushokje": Noun("het", "bus shelter"),
    "container": Noun("de", "waste container"),
    "duiker": Noun("de", "culvert"),
    "fiets": Noun("de", "bicycle"),
    "fietspad": Noun("het", "cycle path"),
    "fietsenrek": Noun("het", "bicycle rack"),
    "fietswrak": Noun("het", "bicycle wreck"),
    "gat": Noun("het", "hole"),
    "geluidsoverlast": Noun("de", "noise nuisance"),
    "glijbaan": Noun("de", "slide"),
    "glasbak": Noun("de", "bottle bank"),
    "graffiti": Noun("de", "graffiti"),
    "gras": Noun("het", "grass"),
    "grofvuil": Noun("het", "bulky waste"),
    "hek": Noun("het", "fence"),
    "klimrek": Noun("het", "climbing frame"),
    "kolk": Noun("de", "street drain"),
    "lamp": Noun("de", "lamp"),
    "lampen": Noun("de", "lamps"),
    "lantaarn": Noun("de", "street lamp"),
    "lantaarnpaal": Noun("de", "lamp post"),
    "lichtmast": Noun("de", "lamp post"),
    "onkruid": Noun("het", "weeds"),
    "paal": Noun("de", "post"),
    "paaltje": Noun("het", "bollard"),
    "prullenbak": Noun("de", "litter bin"),
    "put": Noun("de", "drain"),
    "putdeksel": Noun("het", "manhole cover"),
    "riool": Noun("het", "sewer"),
    "rioollucht": Noun("de", "sewer smell"),
    "schommel": Noun("de", "swing"),
    "sloot": Noun("de", "ditch"),
    "speeltoestel": Noun("het", "playground equipment"),
    "stoep": Noun("de", "pavement"),
    "stoeptegel": Noun("de", "paving stone"),
    "straatlantaarn": Noun("de", "street lamp"),
    "straatverlichting": Noun("de", "street lighting"),
    "straatnaambord": Noun("het", "street name sign"),
    "tak": Noun("de", "branch"),
    "tegel": Noun("de", "tile"),
    "tegels": Noun("de", "tiles"),
    "verkeersbord": Noun("het", "traffic sign"),
    "verkeerslicht": Noun("het", "traffic light"),
    "verkeersspiegel": Noun("de", "traffic mirror"),
    "verlichting": Noun("de", "lighting"),
    "wateroverlast": Noun("de", "flooding"),
    "wespennest": Noun("het", "wasps' nest"),
    "wipkip": Noun("de", "spring rider"),
    "zwerfafval": Noun("het", "litter"),
    "zwerfvuil": Noun("het", "litter"),
}

#: Adjectives as they stand before a noun with its article.
ADJECTIVES: dict[str, str] = {
    "afgebroken": "broken",
    "beschadigde": "damaged",
    "defecte": "broken",
    "dode": "dead",
    "gebroken": "broken",
    "gevaarlijke": "dangerous",
    "grote": "large",
    "kapotte": "broken",
    "losliggende": "loose",
    "losse": "loose",
    "omgevallen": "fallen",
    "omgewaaide": "fallen",
    "overvolle": "overflowing",
    "scheve": "crooked",
    "verstopte": "blocked",
    "volle": "full",
    "vuile": "dirty",
    "zieke": "diseased",
}
#: The same as they stand elsewhere.
INFLECTED: dict[str, str] = {
    "beschadigd": "beschadigde",
    "defect": "defecte",
    "dood": "dode",
    "gevaarlijk": "gevaarlijke",
    "groot": "grote",
    "kapot": "kapotte",
    "los": "losse",
    "losliggend": "losliggende",
    "omgewaaid": "omgewaaide",
    "overvol": "overvolle",
    "scheef": "scheve",
    "verstopt": "verstopte",
    "vol": "volle",
    "vuil": "vuile",
    "ziek": "zieke",
}

#: Kinds of report whose name is no noun with an adjective.
KINDS: dict[str, Said] = {
    "boom of afgebroken tak": Said("een boom of afgebroken tak", "a tree or broken branch"),
    "container niet geleegd": Said("de niet geleegde container", "the bin that was not emptied"),
    "fout geparkeerde auto": Said("de fout geparkeerde auto", "the wrongly parked car"),
    "gat in de weg": Said("het gat in de weg", "the hole in the road"),
    "graffiti of beplakking": Said("graffiti of beplakking", "graffiti or stickers"),
    "onkruid of gras": Said("onkruid of gras", "weeds or grass"),
    "ratten": Said("ratten", "rats"),
    "ratten of ander ongedierte": Said("ratten of ander ongedierte", "rats or other vermin"),
    "verkeersbord of paaltje": Said("een verkeersbord of paaltje", "a traffic sign or bollard"),
    "water op straat": Said("het water op straat", "the water on the street"),
    "zwerfvuil of afval naast de container": Said(
        "zwerfvuil of afval naast de container", "litter or waste beside the container"
    ),
}

VERBS = (
    Verb("controleren", "controleert", "check", noun="controle"),
    Verb("herstellen", "herstelt", "repair", noun="herstel"),
    Verb("kappen", "kapt", "fell"),
    Verb("legen", "leegt", "empty"),
    Verb("maaien", "maait", "mow"),
    Verb("maken", "maakt", "repair"),
    Verb("ophalen", "haalt", "collect", particle="op"),
    Verb("opruimen", "ruimt", "clear away", particle="op"),
    Verb("plaatsen", "plaatst", "put up", noun="plaatsing"),
    Verb("repareren", "repareert", "repair", noun="reparatie"),
    Verb("rechtzetten", "zet", "straighten", particle="recht"),
    Verb("schoonmaken", "maakt", "clean", particle="schoon", noun="schoonmaak"),
    Verb("snoeien", "snoeit", "prune", noun="snoei"),
    Verb("vastzetten", "zet", "fix", particle="vast"),
    Verb("vervangen", "vervangt", "replace", noun="vervanging"),
    Verb("verwijderen", "verwijdert", "remove", noun="verwijdering"),
    Verb("weghalen", "haalt", "take away", particle="weg"),
)


def noun_of(word: str) -> Noun | None:
    """The noun, or the one that a compound ends with; None when it isn't known."""
    for begin in range(max(1, len(word) - 3)):
        known = NOUNS.get(word[begin:])
        if known and begin != 1:  # one letter before a noun makes no compound
            return known
    return None


def thing(words: list[str]) -> Said | None:
    """`kapotte straatlantaarn` with its article; None when a word isn't known."""
    if not 1 <= len(words) <= 2:
        return None
    noun = noun_of(words[-1])
    adjective = INFLECTED.get(words[0], words[0]) if len(words) == 2 else ""
    if noun is None or (adjective and adjective not in ADJECTIVES):
        return None
    english = ADJECTIVES.get(adjective, "")
    return Said(noun.with_article(words[-1], adjective), noun.in_english(english))

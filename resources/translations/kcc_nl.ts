<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="nl_NL">
<context>
    <name>AdminPage</name>
    <message numerus="yes">
        <source>%n regel(s) ingelezen.</source>
        <translation>
            <numerusform>%n regel ingelezen.</numerusform>
            <numerusform>%n regels ingelezen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AroundViewModel</name>
    <message numerus="yes">
        <source>%n andere melding(en) van hetzelfde soort</source>
        <translation>
            <numerusform>%n andere melding van dezelfde soort</numerusform>
            <numerusform>%n andere meldingen van dezelfde soort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message numerus="yes">
        <source>%n vandaag af te ronden</source>
        <translation>
            <numerusform>%n vandaag af te ronden</numerusform>
            <numerusform>%n vandaag af te ronden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gekozen</source>
        <translation>
            <numerusform>%n gekozen</numerusform>
            <numerusform>%n gekozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n overdracht(en)</source>
        <translation>
            <numerusform>%1: %n overdracht</numerusform>
            <numerusform>%1: %n overdrachten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactPart</name>
    <message numerus="yes">
        <source>%n contact(en) van daarnet staan er nog.</source>
        <translation>
            <numerusform>%n contact van daarnet staat er nog.</numerusform>
            <numerusform>%n contacten van daarnet staan er nog.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandlingBar</name>
    <message numerus="yes">
        <source>%n keer nagevraagd</source>
        <translation>
            <numerusform>%n keer nagevraagd</numerusform>
            <numerusform>%n keer nagevraagd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandlingPart</name>
    <message numerus="yes">
        <source>%n nieuw</source>
        <translation>
            <numerusform>%n nieuw</numerusform>
            <numerusform>%n nieuw</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InstructionsPage</name>
    <message numerus="yes">
        <source>%n nog te lezen</source>
        <translation>
            <numerusform>%n nog te lezen</numerusform>
            <numerusform>%n nog te lezen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message numerus="yes">
        <source>%n artikel(en)</source>
        <translation>
            <numerusform>%n artikel</numerusform>
            <numerusform>%n artikelen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePart</name>
    <message numerus="yes">
        <source>%n nieuw</source>
        <translation>
            <numerusform>%n nieuw</numerusform>
            <numerusform>%n nieuw</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeadPart</name>
    <message numerus="yes">
        <source>%n te laat</source>
        <translation>
            <numerusform>%n te laat</numerusform>
            <numerusform>%n te laat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdracht(en) herverdeeld.</source>
        <translation>
            <numerusform>%n overdracht herverdeeld.</numerusform>
            <numerusform>%n overdrachten herverdeeld.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdracht(en) teruggezet.</source>
        <translation>
            <numerusform>%n overdracht teruggezet.</numerusform>
            <numerusform>%n overdrachten teruggezet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bij %n overdracht(en) nagevraagd.</source>
        <translation>
            <numerusform>Bij %n overdracht nagevraagd.</numerusform>
            <numerusform>Bij %n overdrachten nagevraagd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>En nog %n.</source>
        <translation>
            <numerusform>En nog %n.</numerusform>
            <numerusform>En nog %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message numerus="yes">
        <source>%n nieuw</source>
        <translation>
            <numerusform>%n nieuw</numerusform>
            <numerusform>%n nieuw</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%n contact(en)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n melding(en) open</source>
        <translation>
            <numerusform>%n melding open</numerusform>
            <numerusform>%n meldingen open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dubbele(n) gekoppeld</source>
        <translation>
            <numerusform>%n dubbele gekoppeld</numerusform>
            <numerusform>%n dubbelen gekoppeld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open · nog %n dag(en)</source>
        <translation>
            <numerusform>open · nog %n dag</numerusform>
            <numerusform>open · nog %n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nu %n collega(’s) bereikbaar</source>
        <translation>
            <numerusform>nu %n collega bereikbaar</numerusform>
            <numerusform>nu %n collega’s bereikbaar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bron(nen) in orde</source>
        <translation>
            <numerusform>%n bron in orde</numerusform>
            <numerusform>%n bronnen in orde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message numerus="yes">
        <source>%n zit(ten) vast</source>
        <translation>
            <numerusform>%n zit vast</numerusform>
            <numerusform>%n zitten vast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n onderweg</source>
        <translation>
            <numerusform>%n onderweg</numerusform>
            <numerusform>%n onderweg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keer geprobeerd.</source>
        <translation>
            <numerusform>%n keer geprobeerd.</numerusform>
            <numerusform>%n keer geprobeerd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message numerus="yes">
        <source>%n fout(en): er wordt niets ingelezen</source>
        <translation>
            <numerusform>%n fout: er wordt niets ingelezen</numerusform>
            <numerusform>%n fouten: er wordt niets ingelezen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReassignDialog</name>
    <message numerus="yes">
        <source>%n overdracht(en) herverdelen</source>
        <translation>
            <numerusform>%n overdracht herverdelen</numerusform>
            <numerusform>%n overdrachten herverdelen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdracht(en)</source>
        <translation>
            <numerusform>%n overdracht</numerusform>
            <numerusform>%n overdrachten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPopup</name>
    <message numerus="yes">
        <source>%n resultaat/resultaten</source>
        <translation>
            <numerusform>%n resultaat</numerusform>
            <numerusform>%n resultaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n actie(s)</source>
        <translation>
            <numerusform>%n actie</numerusform>
            <numerusform>%n acties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusTable</name>
    <message numerus="yes">
        <source>%n keer</source>
        <translation>
            <numerusform>%n keer</numerusform>
            <numerusform>%n keer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SynonymsPage</name>
    <message numerus="yes">
        <source>%n paar/paren</source>
        <translation>
            <numerusform>%n paar</numerusform>
            <numerusform>%n paren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SystemsPart</name>
    <message numerus="yes">
        <source>%n vast</source>
        <translation>
            <numerusform>%n vast</numerusform>
            <numerusform>%n vast</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellAllPage</name>
    <message numerus="yes">
        <source>%n bewoner(s) moet(en) het nog horen.</source>
        <translation>
            <numerusform>%n bewoner moet het nog horen.</numerusform>
            <numerusform>%n bewoners moeten het nog horen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail %n bewoner(s)</source>
        <translation>
            <numerusform>Mail %n bewoner</numerusform>
            <numerusform>Mail %n bewoners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellingPart</name>
    <message numerus="yes">
        <source>%n mail(s) gaat/gaan eruit.</source>
        <translation>
            <numerusform>%n mail gaat eruit.</numerusform>
            <numerusform>%n mails gaan eruit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message numerus="yes">
        <source>%n collega(&apos;s)</source>
        <translation>
            <numerusform>%n collega</numerusform>
            <numerusform>%n collega’s</numerusform>
        </translation>
    </message>
</context>
</TS>

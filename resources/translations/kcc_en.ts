<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
    <context>
        <name>Answer</name>
        <message>
            <source>Er staat geen melding op deze naam.</source>
            <translation>There is no report under this name.</translation>
        </message>
        <message>
            <source>afgerond</source>
            <translation>finished</translation>
        </message>
        <message>
            <source>geweigerd</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>te laat</source>
            <translation>late</translation>
        </message>
        <message>
            <source>een bron ontbreekt</source>
            <translation>a source is missing</translation>
        </message>
        <message>
            <source>bronnen spreken elkaar tegen</source>
            <translation>sources contradict each other</translation>
        </message>
        <message>
            <source>heropend</source>
            <translation>reopened</translation>
        </message>
        <message>
            <source>stand onbekend</source>
            <translation>state unknown</translation>
        </message>
        <message>
            <source>Bron: %1</source>
            <translation>Source: %1</translation>
        </message>
    </context>
    <context>
        <name>AnswerPanel</name>
        <message>
            <source>WAT IS ER MET MIJN MELDING GEBEURD?</source>
            <translation>WHAT HAPPENED TO MY REPORT?</translation>
        </message>
        <message>
            <source>Antwoord</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Het antwoord voor de bewoner, om voor te lezen</source>
            <translation>The answer for the resident, to read out</translation>
        </message>
        <message>
            <source>Stappen</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Kopieer antwoord</source>
            <translation>Copy answer</translation>
        </message>
        <message>
            <source>Kopieer het antwoord (Ctrl+Shift+C)</source>
            <translation>Copy the answer (Ctrl+Shift+C)</translation>
        </message>
        <message>
            <source>Melding</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Andere melding kiezen</source>
            <translation>Choose another report</translation>
        </message>
        <message>
            <source>Gekopieerd</source>
            <translation>Copied</translation>
        </message>
    </context>
    <context>
        <name>AroundViewModel</name>
        <message numerus="yes">
            <source>%n andere melding(en) van hetzelfde soort</source>
            <translation>
                <numerusform>%n other report of the same kind</numerusform>
                <numerusform>%n other reports of the same kind</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ArticlePage</name>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Terug (Esc)</source>
            <translation>Back (Esc)</translation>
        </message>
        <message>
            <source>Artikel</source>
            <translation>Article</translation>
        </message>
        <message>
            <source>bijgewerkt %1</source>
            <translation>updated %1</translation>
        </message>
    </context>
    <context>
        <name>FilePage</name>
        <message>
            <source>Dossier</source>
            <translation>File</translation>
        </message>
    </context>
    <context>
        <name>HitDelegate</name>
        <message>
            <source>typ verder voor meer</source>
            <translation>type on for more</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>Bewoners en bedrijven</source>
            <translation>Residents and businesses</translation>
        </message>
        <message>
            <source>Zaken en meldingen</source>
            <translation>Cases and reports</translation>
        </message>
        <message>
            <source>Contacten</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Kennis</source>
            <translation>Knowledge</translation>
        </message>
        <message>
            <source>Collega’s en afdelingen</source>
            <translation>Colleagues and departments</translation>
        </message>
        <message>
            <source>artikel</source>
            <translation>article</translation>
        </message>
        <message>
            <source>vraag en antwoord</source>
            <translation>question and answer</translation>
        </message>
        <message>
            <source>werkinstructie</source>
            <translation>work instruction</translation>
        </message>
    </context>
    <context>
        <name>KnowledgePage</name>
        <message>
            <source>Kennisbank</source>
            <translation>Knowledge base</translation>
        </message>
        <message>
            <source>Zoeken in de kennisbank</source>
            <translation>Search the knowledge base</translation>
        </message>
        <message>
            <source>Zoek een onderwerp, bijvoorbeeld: lantaarn</source>
            <translation>Search for a subject, say: lantaarn</translation>
        </message>
        <message>
            <source>Gevonden artikelen</source>
            <translation>Articles found</translation>
        </message>
        <message numerus="yes">
            <source>%n artikel(en)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message>
            <source>Niets gevonden voor “%1”.</source>
            <translation>Nothing found for “%1”.</translation>
        </message>
        <message>
            <source>Typ twee letters of meer. Pijl omlaag kiest, Enter opent.</source>
            <translation>Type two letters or more. Arrow down chooses, Enter opens.</translation>
        </message>
    </context>
    <context>
        <name>KnowledgePanel</name>
        <message>
            <source>Kennis bij dit gesprek</source>
            <translation>Knowledge for this call</translation>
        </message>
        <message>
            <source>F4</source>
            <translation>F4</translation>
        </message>
        <message>
            <source>Geen artikel gevonden dat hierbij past. F4 opent de kennisbank.</source>
            <translation>No article found that fits. F4 opens the knowledge base.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>KCC Desktop</source>
            <translation>KCC Desktop</translation>
        </message>
        <message>
            <source>Zoeken</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Typ een naam, telefoonnummer, straat, zaaknummer of woorden. Pijl omlaag gaat door de resultaten, Enter opent.</source>
            <translation>Type a name, phone number, street, case number or words. Arrow down goes through the results, Enter opens.</translation>
        </message>
        <message>
            <source>Zoek persoon, melding, zaaknummer, straat, telefoon of kennis...</source>
            <translation>Search for a person, report, case number, street, phone or knowledge...</translation>
        </message>
        <message>
            <source>Ctrl K</source>
            <translation>Ctrl K</translation>
        </message>
        <message>
            <source>Werkvoorraad: wordt geopend</source>
            <translation>Workspace: opening</translation>
        </message>
    </context>
    <context>
        <name>MessageFlow</name>
        <message>
            <source>Niets gevonden voor “%1”</source>
            <translation>Nothing found for “%1”</translation>
        </message>
        <message>
            <source>Wat hier stond komt terug als u iets anders typt of op Esc drukt.</source>
            <translation>What stood here comes back when you type something else or press Esc.</translation>
        </message>
        <message>
            <source>Zoek in de kennisbank</source>
            <translation>Search the knowledge base</translation>
        </message>
        <message>
            <source>Even geduld: de gegevens worden opgehaald.</source>
            <translation>One moment: this is being fetched.</translation>
        </message>
        <message>
            <source>Dat lukt nu niet</source>
            <translation>That can’t be done now</translation>
        </message>
    </context>
    <context>
        <name>MessagePage</name>
        <message>
            <source>Probeer opnieuw</source>
            <translation>Try again</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>MIJN WERK</source>
            <translation>MY WORK</translation>
        </message>
        <message>
            <source>KENNIS</source>
            <translation>KNOWLEDGE</translation>
        </message>
        <message>
            <source>STUREN</source>
            <translation>LEADING</translation>
        </message>
    </context>
    <context>
        <name>NearPanel</name>
        <message>
            <source>In de buurt</source>
            <translation>Nearby</translation>
        </message>
        <message>
            <source>Andere meldingen in de buurt</source>
            <translation>Other reports nearby</translation>
        </message>
    </context>
    <context>
        <name>Numbers</name>
        <message numerus="yes">
            <source>%n contact(en)</source>
            <translation>
                <numerusform>%n contact</numerusform>
                <numerusform>%n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n melding(en) open</source>
            <translation>
                <numerusform>%n report open</numerusform>
                <numerusform>%n reports open</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dubbele(n) gekoppeld</source>
            <translation>
                <numerusform>%n double linked</numerusform>
                <numerusform>%n doubles linked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>open · nog %n dag(en)</source>
            <translation>
                <numerusform>open · %n day left</numerusform>
                <numerusform>open · %n days left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>nu %n collega(’s) bereikbaar</source>
            <translation>
                <numerusform>%n colleague present now</numerusform>
                <numerusform>%n colleagues present now</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bron(nen) in orde</source>
            <translation>
                <numerusform>%n source fine</numerusform>
                <numerusform>%n sources fine</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Person</name>
        <message>
            <source>Melding</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Melder niet bekend</source>
            <translation>Reporter not known</translation>
        </message>
        <message>
            <source>adres geheim</source>
            <translation>address secret</translation>
        </message>
        <message>
            <source>Geheimhouding: deel niets met anderen</source>
            <translation>Secrecy: share nothing with others</translation>
        </message>
        <message>
            <source>Gemachtigd: %1 (%2)</source>
            <translation>May speak: %1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>RecentPanel</name>
        <message>
            <source>LAATST BEKEKEN</source>
            <translation>LAST VIEWED</translation>
        </message>
        <message>
            <source>Laatst bekeken</source>
            <translation>Last viewed</translation>
        </message>
        <message>
            <source>Wie u opent, staat hier klaar om terug te vinden.</source>
            <translation>Whoever you open stands here, to be found again.</translation>
        </message>
    </context>
    <context>
        <name>ResultsPopup</name>
        <message>
            <source>Zoekresultaten</source>
            <translation>Search results</translation>
        </message>
        <message>
            <source>Probeer een deel van de naam of minder woorden. Zoeken kan op naam, telefoon, e-mail, BSN, KvK, straat, postcode met huisnummer, zaaknummer en woorden uit een bericht.</source>
            <translation>Try a part of the name, or fewer words. You can search by name, phone, e-mail, BSN, KvK, street, postcode with house number, case number and words from a message.</translation>
        </message>
        <message>
            <source>↑ ↓ kiezen · Enter openen · Esc sluiten</source>
            <translation>↑ ↓ choose · Enter open · Esc close</translation>
        </message>
        <message>
            <source>zoekt…</source>
            <translation>searching…</translation>
        </message>
        <message>
            <source>Gezocht naar “%1”</source>
            <translation>Searched for “%1”</translation>
        </message>
        <message numerus="yes">
            <source>%n resultaat/resultaten</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message>
            <source>Niets gevonden voor “%1”</source>
            <translation>Nothing found for “%1”</translation>
        </message>
        <message>
            <source>Niet bereikbaar, dus mogelijk onvolledig: %1</source>
            <translation>Not reachable, so this may be incomplete: %1</translation>
        </message>
    </context>
    <context>
        <name>SideColumn</name>
        <message>
            <source>Kennis en collega’s</source>
            <translation>Knowledge and colleagues</translation>
        </message>
    </context>
    <context>
        <name>Sources</name>
        <message>
            <source>Werkvoorraad: wordt geopend</source>
            <translation>Workspace: opening</translation>
        </message>
        <message>
            <source>Werkvoorraad: verbonden</source>
            <translation>Workspace: connected</translation>
        </message>
        <message>
            <source>Gezocht in %1 ms</source>
            <translation>Searched in %1 ms</translation>
        </message>
        <message>
            <source>Werkvoorraad: storing</source>
            <translation>Workspace: fault</translation>
        </message>
        <message>
            <source>stand %1</source>
            <translation>as of %1</translation>
        </message>
        <message>
            <source>niet bereikbaar</source>
            <translation>not reachable</translation>
        </message>
        <message>
            <source>traag</source>
            <translation>slow</translation>
        </message>
        <message>
            <source>verbonden</source>
            <translation>connected</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>niet nodig</source>
            <extracomment>How far a report is at each stage: the number of the step that is present. What the trail must hold of a step for it to count as taken. That a report came in needs no more proof than the report itself.</extracomment>
            <translation>not needed</translation>
        </message>
        <message>
            <source>niet vastgelegd</source>
            <translation>not recorded</translation>
        </message>
        <message>
            <source>Ontvangen</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Heropend</source>
            <translation>Reopened</translation>
        </message>
        <message>
            <source>Overgedragen</source>
            <translation>Handed over</translation>
        </message>
        <message>
            <source>in behandeling %1</source>
            <translation>accepted %1</translation>
        </message>
        <message>
            <source>gezien %1</source>
            <translation>seen %1</translation>
        </message>
        <message>
            <source>Geweigerd</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source> of </source>
            <translation> or </translation>
        </message>
        <message>
            <source>Ingepland</source>
            <translation>Planned</translation>
        </message>
        <message>
            <source>Uitgevoerd</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>verwacht %1</source>
            <translation>expected %1</translation>
        </message>
        <message>
            <source>Teruggekoppeld</source>
            <translation>Resident told</translation>
        </message>
        <message>
            <source>afspraak was %1</source>
            <translation>promised by %1</translation>
        </message>
        <message>
            <source>afspraak: uiterlijk %1</source>
            <translation>promised by %1</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>%1 aan bewoner</source>
            <translation>%1 to resident</translation>
        </message>
        <message>
            <source>contact</source>
            <translation>contact</translation>
        </message>
        <message>
            <source>Zaak</source>
            <translation>Case</translation>
        </message>
        <message>
            <source>zaak</source>
            <translation>case</translation>
        </message>
        <message>
            <source>Overgedragen</source>
            <translation>Handed over</translation>
        </message>
        <message>
            <source>Ingepland door %1</source>
            <translation>Planned by %1</translation>
        </message>
        <message>
            <source>Ingepland</source>
            <translation>Planned</translation>
        </message>
        <message>
            <source>planning</source>
            <translation>planned</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Balie</source>
            <translation>Desk</translation>
        </message>
        <message>
            <source>Formulier</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Brief</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Sociale media</source>
            <translation>Social media</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>open</source>
            <translation>open</translation>
        </message>
        <message>
            <source>te laat</source>
            <translation>late</translation>
        </message>
        <message>
            <source>open · vandaag</source>
            <translation>open · due today</translation>
        </message>
        <message>
            <source>door %1 aan %2</source>
            <translation>by %1 to %2</translation>
        </message>
        <message>
            <source>aan %1</source>
            <translation>to %1</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Alles</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Alles op de tijdlijn</source>
            <translation>All of the timeline</translation>
        </message>
        <message>
            <source>Contacten</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Alleen contacten</source>
            <translation>Contacts only</translation>
        </message>
        <message>
            <source>Zaken</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Alleen zaken</source>
            <translation>Cases only</translation>
        </message>
        <message>
            <source>Overdrachten</source>
            <translation>Handovers</translation>
        </message>
        <message>
            <source>Alleen overdrachten</source>
            <translation>Handovers only</translation>
        </message>
        <message>
            <source>Planning</source>
            <translation>Planned</translation>
        </message>
        <message>
            <source>Alleen planning</source>
            <translation>Planned work only</translation>
        </message>
        <message>
            <source>nieuwste eerst</source>
            <translation>newest first</translation>
        </message>
        <message>
            <source>Tijdlijn</source>
            <translation>Timeline</translation>
        </message>
        <message>
            <source>Hier is nog niets gebeurd.</source>
            <translation>Nothing has happened here yet.</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Ongedaan maken</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Ongedaan maken wat net is gedaan</source>
            <translation>Undo what was just done</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Wat is er met mijn melding gebeurd?</source>
            <translation>What happened to my report?</translation>
        </message>
        <message>
            <source>Typ hierboven wat de bewoner zegt: een naam, een telefoonnummer, een straat, een zaaknummer of gewone woorden. Het antwoord staat er voordat de bewoner is uitgesproken.</source>
            <translation>Type above what the resident says: a name, a phone number, a street, a case number or plain words. The answer stands here before the resident has finished speaking.</translation>
        </message>
        <message>
            <source>PROBEER BIJVOORBEELD</source>
            <translation>TRY, FOR EXAMPLE</translation>
        </message>
        <message>
            <source>Ctrl K zoeken   ·   ↑ ↓ kiezen   ·   Enter openen   ·   Esc terug   ·   F4 kennisbank</source>
            <translation>Ctrl K search   ·   ↑ ↓ choose   ·   Enter open   ·   Esc back   ·   F4 knowledge base</translation>
        </message>
        <message>
            <source>Zoek: %1</source>
            <translation>Search: %1</translation>
        </message>
    </context>
    <context>
        <name>Who</name>
        <message>
            <source>nu aanwezig</source>
            <translation>present now</translation>
        </message>
        <message>
            <source>nu niet aanwezig</source>
            <translation>not present now</translation>
        </message>
        <message>
            <source>nu niemand aanwezig</source>
            <translation>nobody present now</translation>
        </message>
    </context>
    <context>
        <name>WhoPanel</name>
        <message>
            <source>Wie gaat erover</source>
            <translation>Who handles it</translation>
        </message>
        <message>
            <source>Telefoon en e-mail van de afdeling</source>
            <translation>Phone and e-mail of the department</translation>
        </message>
    </context>
    <context>
        <name>Workplace</name>
        <message>
            <source>Zoeken</source>
            <extracomment>Below the first width (in pixels of the window) the right column moves under the timeline, below the second the left column goes.</extracomment>
            <translation>Search</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Kopieer antwoord</source>
            <translation>Copy answer</translation>
        </message>
        <message>
            <source>Kennisbank</source>
            <translation>Knowledge base</translation>
        </message>
    </context>
</TS>

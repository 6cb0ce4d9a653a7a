<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">
    <context>
        <name>AbsenceDialog</name>
        <message>
            <source>niemand</source>
            <translation>nobody</translation>
        </message>
        <message>
            <source>%1 vervangt</source>
            <translation>%1 stands in</translation>
        </message>
        <message>
            <source>Afwezigheid</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Afwezigheid en vervanging</source>
            <translation>Absence and replacement</translation>
        </message>
        <message>
            <source>Wie afwezig is</source>
            <translation>Who is absent</translation>
        </message>
        <message>
            <source>Delete haalt een afwezigheid weg.</source>
            <translation>Delete takes an absence away.</translation>
        </message>
        <message>
            <source>Niemand is afwezig gemeld.</source>
            <translation>Nobody is reported absent.</translation>
        </message>
        <message>
            <source>Collega</source>
            <translation>Colleague</translation>
        </message>
        <message>
            <source>Vervanger</source>
            <translation>Replacement</translation>
        </message>
        <message>
            <source>Wie vervangt</source>
            <translation>Who stands in</translation>
        </message>
        <message>
            <source>Van</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Eerste dag</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>tot en met</source>
            <translation>up to and with</translation>
        </message>
        <message>
            <source>Laatste dag</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Reden van afwezigheid</source>
            <translation>Reason of the absence</translation>
        </message>
        <message>
            <source>Weer aanwezig</source>
            <translation>Back again</translation>
        </message>
        <message>
            <source>Afwezig melden</source>
            <translation>Report absent</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>AdminForm</name>
        <message>
            <source>%1 (verplicht)</source>
            <translation>%1 (required)</translation>
        </message>
        <message>
            <source>Bewaar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Laat zo</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>Uit gebruik</source>
            <translation>Out of use</translation>
        </message>
        <message>
            <source>Weer in gebruik</source>
            <translation>Back in use</translation>
        </message>
    </context>
    <context>
        <name>AdminPage</name>
        <message numerus="yes">
            <source>%n regel(s) ingelezen.</source>
            <translation>
                <numerusform>%n row brought in.</numerusform>
                <numerusform>%n rows brought in.</numerusform>
            </translation>
        </message>
        <message>
            <source>Beheer</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Bewaar als bestand…</source>
            <translation>Save as a file…</translation>
        </message>
        <message>
            <source>Bewaar de lijst als</source>
            <translation>Save the list as</translation>
        </message>
        <message>
            <source>Bewaard.</source>
            <translation>Saved.</translation>
        </message>
        <message>
            <source>De lijst staat in %1</source>
            <translation>The list is in %1</translation>
        </message>
        <message>
            <source>Deze lijst is nog leeg. Voeg de eerste regel toe, of lees een bestand in.</source>
            <translation>This list is still empty. Add the first row, or bring in a file.</translation>
        </message>
        <message>
            <source>Geen regel met deze woorden.</source>
            <translation>No row with these words.</translation>
        </message>
        <message>
            <source>Lees bestand in…</source>
            <translation>Bring in a file…</translation>
        </message>
        <message>
            <source>Nieuw</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Regels van deze lijst</source>
            <translation>Rows of this list</translation>
        </message>
        <message>
            <source>Welk bestand?</source>
            <translation>Which file?</translation>
        </message>
        <message>
            <source>Zoek in deze lijst</source>
            <translation>Search in this list</translation>
        </message>
    </context>
    <context>
        <name>AlikeReports</name>
        <message>
            <source>Open: %1</source>
            <translation>Open: %1</translation>
        </message>
    </context>
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
        <name>AnswerSteps</name>
        <message>
            <source>Navragen hoe het staat</source>
            <translation>Ask how it stands</translation>
        </message>
        <message>
            <source>Houd mij op de hoogte</source>
            <translation>Keep me informed</translation>
        </message>
        <message>
            <source>Navragen bij %1</source>
            <translation>Ask %1</translation>
        </message>
        <message>
            <source>U wordt op de hoogte gehouden</source>
            <translation>You are kept informed</translation>
        </message>
        <message>
            <source>U hoort wat er met deze melding gebeurt.</source>
            <translation>You will hear what happens to this report.</translation>
        </message>
        <message>
            <source>U hoort niets meer over deze melding.</source>
            <translation>You will hear no more about this report.</translation>
        </message>
    </context>
    <context>
        <name>Answering</name>
        <message>
            <source>De telefonie werkt niet: poort %1 is bezet. Kies een andere in de instellingen.</source>
            <translation>Telephony does not work: port %1 is taken. Choose another one in the settings.</translation>
        </message>
        <message>
            <source>Adres voor de telefooncentrale kopiëren</source>
            <translation>Copy the address for the telephone system</translation>
        </message>
        <message>
            <source>Gekopieerd. Plak het in de telefooncentrale, en nergens anders.</source>
            <translation>Copied. Paste it into the telephone system, and nowhere else.</translation>
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
        <name>ArticleInstructions</name>
        <message>
            <source>Werkinstructies</source>
            <translation>Work instructions</translation>
        </message>
        <message>
            <source>Gelezen</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Werkinstructie</source>
            <translation>Work instruction</translation>
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
            <source>Zet in antwoord</source>
            <translation>Put in answer</translation>
        </message>
        <message>
            <source>Opmerking</source>
            <translation>Remark</translation>
        </message>
        <message>
            <source>Bewerken</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Artikel</source>
            <translation>Article</translation>
        </message>
        <message>
            <source>Dit deel is alleen intern en gaat niet mee in het antwoord.</source>
            <extracomment>Below this width (pixels) the checklist stands above the text in place of beside it.</extracomment>
            <translation>This part is internal only and does not go into the answer.</translation>
        </message>
        <message>
            <source>Voorwaarden</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>bijgewerkt %1</source>
            <translation>updated %1</translation>
        </message>
    </context>
    <context>
        <name>ArticleRemark</name>
        <message>
            <source>Over het hele artikel.</source>
            <translation>About the whole article.</translation>
        </message>
        <message>
            <source>Opmerking voor de redactie</source>
            <translation>Remark for the editors</translation>
        </message>
        <message>
            <source>Wat klopt er niet of ontbreekt?</source>
            <translation>What is wrong or missing?</translation>
        </message>
        <message>
            <source>Versturen</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>ArticleText</name>
        <message>
            <source>%1 · alleen intern, niet voor de bewoner</source>
            <translation>%1 · internal only, not for the resident</translation>
        </message>
    </context>
    <context>
        <name>Attachments</name>
        <message>
            <source>Bekijk</source>
            <extracomment>What another program may be asked to open: none of it is run by being opened.</extracomment>
            <translation>View</translation>
        </message>
        <message>
            <source>Open met een ander programma</source>
            <translation>Open with another program</translation>
        </message>
        <message>
            <source>Opslaan als…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Op deze computer is geen programma dat dit kan openen.</source>
            <translation>There is no program on this computer that can open this.</translation>
        </message>
        <message>
            <source>Bijlage opslaan</source>
            <translation>Save attachment</translation>
        </message>
        <message>
            <source>Daar kan niet worden opgeslagen. Kies een andere map.</source>
            <translation>It can't be saved there. Choose another folder.</translation>
        </message>
        <message>
            <source>Opgeslagen.</source>
            <translation>Saved.</translation>
        </message>
        <message>
            <source>De mail staat in de gedeelde postbus.</source>
            <translation>The mail stands in the shared mailbox.</translation>
        </message>
    </context>
    <context>
        <name>AttendanceBox</name>
        <message>
            <source>Locatie %1</source>
            <translation>Location %1</translation>
        </message>
        <message>
            <source>U bent: %1</source>
            <translation>You are: %1</translation>
        </message>
    </context>
    <context>
        <name>BestArticle</name>
        <message>
            <source>Termijn: %1</source>
            <translation>Term: %1</translation>
        </message>
        <message>
            <source>Artikel openen</source>
            <translation>Open article</translation>
        </message>
        <message>
            <source>Zet in antwoord</source>
            <translation>Put in answer</translation>
        </message>
        <message>
            <source>Zet in antwoord (Alt+Z)</source>
            <translation>Put in answer (Alt+Z)</translation>
        </message>
    </context>
    <context>
        <name>BoardModel</name>
        <message>
            <source>Onderwerp</source>
            <extracomment>Dragged rows: the ids, divided by blanks. By which column, and which way round.</extracomment>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Bewoner</source>
            <translation>Resident</translation>
        </message>
        <message>
            <source>Van → naar</source>
            <translation>From → to</translation>
        </message>
        <message>
            <source>Wie</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Afspraak</source>
            <translation>Promise</translation>
        </message>
        <message>
            <source>Stand</source>
            <translation>State</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message numerus="yes">
            <source>%n vandaag af te ronden</source>
            <translation>
                <numerusform>%n to be done today</numerusform>
                <numerusform>%n to be done today</numerusform>
            </translation>
        </message>
        <message>
            <source>Weergave…</source>
            <translation>View…</translation>
        </message>
        <message>
            <source>te laat en vandaag</source>
            <translation>late and today</translation>
        </message>
        <message>
            <source>alle open</source>
            <translation>all open</translation>
        </message>
        <message>
            <source>te laat</source>
            <translation>late</translation>
        </message>
        <message>
            <source>vandaag</source>
            <translation>today</translation>
        </message>
        <message>
            <source>niet opgepakt</source>
            <translation>untouched</translation>
        </message>
        <message>
            <source>alle locaties</source>
            <translation>all locations</translation>
        </message>
        <message>
            <source>Overdrachten · %1 · %2</source>
            <translation>Handovers · %1 · %2</translation>
        </message>
        <message>
            <source>Niets op deze lijst.</source>
            <translation>Nothing on this list.</translation>
        </message>
        <message>
            <source>alles</source>
            <translation>all</translation>
        </message>
        <message>
            <source>niemand of niets</source>
            <translation>nobody or nothing</translation>
        </message>
        <message numerus="yes">
            <source>%n gekozen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
        <message>
            <source>vorige week %1</source>
            <translation>last week %1</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n overdracht(en)</source>
            <translation>
                <numerusform>%1: %n handover</numerusform>
                <numerusform>%1: %n handovers</numerusform>
            </translation>
        </message>
        <message>
            <source>afwezig, %1 vervangt</source>
            <translation>absent, %1 stands in</translation>
        </message>
        <message>
            <source>Open overdrachten</source>
            <translation>Open handovers</translation>
        </message>
        <message>
            <source>Te laat</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Niet opgepakt</source>
            <translation>Untouched</translation>
        </message>
        <message>
            <source>Niet opgepakt &gt; 4 uur</source>
            <translation>Untouched &gt; 4 hours</translation>
        </message>
        <message>
            <source>Zelf beantwoord vandaag</source>
            <translation>Answered at once today</translation>
        </message>
        <message>
            <source>Herhaalcontact</source>
            <translation>Repeat contact</translation>
        </message>
        <message>
            <source>Herhaalcontact 7 dagen</source>
            <translation>Repeat contact 7 days</translation>
        </message>
        <message>
            <source>Agenten bezig en vrij</source>
            <translation>Agents busy and free</translation>
        </message>
        <message>
            <source>Agenten bezig / vrij</source>
            <translation>Agents busy / free</translation>
        </message>
        <message>
            <source>Herverdelen… F8</source>
            <translation>Reassign… F8</translation>
        </message>
        <message>
            <source>Herverdelen</source>
            <translation>Reassign</translation>
        </message>
        <message>
            <source>Navragen</source>
            <translation>Chase</translation>
        </message>
        <message>
            <source>Welke overdrachten</source>
            <translation>Which handovers</translation>
        </message>
        <message>
            <source>Indelen naar</source>
            <translation>Divide by</translation>
        </message>
        <message>
            <source>Alleen van</source>
            <translation>Only of</translation>
        </message>
        <message>
            <source>Zoeken op het bord</source>
            <translation>Search on the board</translation>
        </message>
        <message>
            <source>Zoek in de lijst</source>
            <translation>Search in the list</translation>
        </message>
        <message>
            <source>Bewaarde weergave</source>
            <translation>Saved view</translation>
        </message>
        <message>
            <source>Bewaar</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Weergave bewaren</source>
            <translation>Save view</translation>
        </message>
        <message>
            <source>Overdrachten</source>
            <translation>Handovers</translation>
        </message>
        <message>
            <source>Spatie kiest een overdracht, F8 herverdeelt wat gekozen is, Enter opent.</source>
            <translation>Space chooses a handover, F8 reassigns what is chosen, Enter opens.</translation>
        </message>
        <message>
            <source>Werkvoorraad per collega · sleep hierheen</source>
            <translation>Work per colleague · drag here</translation>
        </message>
        <message>
            <source>Werkvoorraad per collega</source>
            <translation>Work per colleague</translation>
        </message>
        <message>
            <source>Enter geeft wat gekozen is aan deze collega.</source>
            <translation>Enter gives what is chosen to this colleague.</translation>
        </message>
        <message>
            <source>Zoekvragen zonder antwoord</source>
            <translation>Searches without an answer</translation>
        </message>
        <message>
            <source>De laatste zeven dagen, de vaakste eerst.</source>
            <translation>The last seven days, the most frequent first.</translation>
        </message>
        <message>
            <source>Contacten per uur en aandeel zelf beantwoord · vandaag tegen vorige week</source>
            <translation>Contacts by hour and share answered at once · today against last week</translation>
        </message>
        <message>
            <source>Als tabel</source>
            <translation>As table</translation>
        </message>
        <message>
            <source>Contacten per uur en aandeel zelf beantwoord · vandaag tegen vorige week: als tabel</source>
            <translation>Contacts by hour and share answered at once · today against last week: as table</translation>
        </message>
        <message>
            <source>Contacten per uur</source>
            <translation>Contacts by hour</translation>
        </message>
        <message>
            <source>Contacten per uur en aandeel zelf beantwoord · vandaag tegen vorige week, als tabel</source>
            <translation>Contacts by hour and share answered at once · today against last week, as table</translation>
        </message>
        <message>
            <source>Pijltjes lopen langs de cijfers.</source>
            <translation>Arrow keys go along the figures.</translation>
        </message>
    </context>
    <context>
        <name>CallRow</name>
        <message>
            <source>Kies…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Kies wie er belt</source>
            <translation>Choose who is calling</translation>
        </message>
        <message>
            <source>Toon</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Toon het dossier van de beller</source>
            <translation>Show the caller's file</translation>
        </message>
        <message>
            <source>Bel terug</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>Bel deze beller terug</source>
            <translation>Call this caller back</translation>
        </message>
        <message>
            <source>Contact beginnen</source>
            <translation>Begin contact</translation>
        </message>
        <message>
            <source>Begin een contact met deze beller</source>
            <translation>Begin a contact with this caller</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Haal deze oproep van het scherm</source>
            <translation>Take this call off the screen</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Wie dit is, kon niet worden opgezocht.</source>
            <translation>Who this is could not be looked up.</translation>
        </message>
        <message>
            <source>Wordt opgezocht…</source>
            <translation>Looking it up…</translation>
        </message>
        <message>
            <source>Anonieme beller</source>
            <translation>Anonymous caller</translation>
        </message>
        <message>
            <source>%1 belt</source>
            <translation>%1 is calling</translation>
        </message>
        <message>
            <source>In gesprek met %1</source>
            <translation>Talking with %1</translation>
        </message>
        <message>
            <source>Gemist: %1</source>
            <translation>Missed: %1</translation>
        </message>
        <message>
            <source>U belt %1</source>
            <translation>You are calling %1</translation>
        </message>
        <message>
            <source>Het nummer is afgeschermd.</source>
            <translation>The number is withheld.</translation>
        </message>
        <message>
            <source>Dit nummer is van niemand bekend.</source>
            <translation>Nobody is known to have this number.</translation>
        </message>
        <message>
            <source>%1 bewoners hebben dit nummer: kies wie het is.</source>
            <translation>%1 residents have this number: choose who it is.</translation>
        </message>
    </context>
    <context>
        <name>ChartCard</name>
        <message>
            <source>Als grafiek</source>
            <translation>As chart</translation>
        </message>
        <message>
            <source>Als tabel</source>
            <translation>As table</translation>
        </message>
    </context>
    <context>
        <name>Checklist</name>
        <message>
            <source>Ja</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Nee</source>
            <translation>No</translation>
        </message>
        <message>
            <source>ja</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>nee</source>
            <translation>no</translation>
        </message>
        <message>
            <source>nog niet gevraagd</source>
            <translation>not asked yet</translation>
        </message>
    </context>
    <context>
        <name>ChecklistPanel</name>
        <message>
            <source>Voorwaarden langslopen</source>
            <translation>Go through the conditions</translation>
        </message>
        <message>
            <source>J / N</source>
            <translation>Y / N</translation>
        </message>
        <message>
            <source>Zet uitkomst in antwoord</source>
            <translation>Put outcome in answer</translation>
        </message>
        <message>
            <source>Opnieuw</source>
            <translation>Start over</translation>
        </message>
    </context>
    <context>
        <name>ContactDock</name>
        <message>
            <source>Kladnotitie</source>
            <extracomment>How many of the buttons show their key; those of the others are in their tooltips.</extracomment>
            <translation>Draft note</translation>
        </message>
        <message>
            <source>Vraag weghalen</source>
            <translation>Remove question</translation>
        </message>
        <message>
            <source>Wat de bewoner vraagt en wat er is gezegd. Wordt vanzelf bewaard.</source>
            <translation>What the resident asks and what was said. Kept by itself.</translation>
        </message>
        <message>
            <source>Schrijf mee: wat vraagt de bewoner, wat is er gezegd?</source>
            <translation>Write along: what does the resident ask, what was said?</translation>
        </message>
        <message>
            <source>Vraag</source>
            <translation>Question</translation>
        </message>
        <message>
            <source>Specifiek</source>
            <translation>Specific</translation>
        </message>
        <message>
            <source>Specifieke vraag</source>
            <translation>Specific question</translation>
        </message>
        <message>
            <source>Resultaat</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Kanaal</source>
            <translation>Channel</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
    </context>
    <context>
        <name>ContactFields</name>
        <message>
            <source>Typ om te zoeken</source>
            <translation>Type to search</translation>
        </message>
        <message>
            <source>Wat vraagt de bewoner?</source>
            <translation>What does the resident ask?</translation>
        </message>
    </context>
    <context>
        <name>ContactLinks</name>
        <message>
            <source>gebeld door %1</source>
            <translation>called by %1</translation>
        </message>
        <message>
            <source>Anoniem</source>
            <translation>Anonymous</translation>
        </message>
        <message>
            <source>Koppel %1</source>
            <translation>Link %1</translation>
        </message>
        <message>
            <source>%1 loskoppelen</source>
            <translation>Unlink %1</translation>
        </message>
    </context>
    <context>
        <name>ContactPart</name>
        <message>
            <source>Nieuw contact</source>
            <extracomment>The least height of the dock, and that of the page above it to make the dock higher, in pixels.</extracomment>
            <translation>New contact</translation>
        </message>
        <message>
            <source>Afronden</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>Overdragen…</source>
            <translation>Hand over…</translation>
        </message>
        <message>
            <source>Terugbelafspraak…</source>
            <translation>Callback…</translation>
        </message>
        <message>
            <source>+ Vraag</source>
            <translation>+ Question</translation>
        </message>
        <message>
            <source>Gesprek is klaar: nawerk</source>
            <translation>Talk is over: wrap up</translation>
        </message>
        <message>
            <source>Anoniem contact</source>
            <translation>Anonymous contact</translation>
        </message>
        <message>
            <source>Naar de kladnotitie</source>
            <translation>To the draft note</translation>
        </message>
        <message>
            <source>Contact laten wachten</source>
            <translation>Let the contact wait</translation>
        </message>
        <message>
            <source>Volgende contact</source>
            <translation>Next contact</translation>
        </message>
        <message>
            <source>Contact weggooien</source>
            <translation>Throw the contact away</translation>
        </message>
        <message>
            <source>Naar contact %1</source>
            <translation>To contact %1</translation>
        </message>
        <message>
            <source>Contact weggegooid.</source>
            <translation>Contact thrown away.</translation>
        </message>
        <message numerus="yes">
            <source>%n contact(en) van daarnet staan er nog.</source>
            <translation>
                <numerusform>%n contact of a moment ago is still here.</numerusform>
                <numerusform>%n contacts of a moment ago are still here.</numerusform>
            </translation>
        </message>
        <message>
            <source>Contact vastgelegd.</source>
            <translation>Contact recorded.</translation>
        </message>
    </context>
    <context>
        <name>Contacts</name>
        <message>
            <source>Anoniem</source>
            <extracomment>Channels in which we may be the one who writes or calls.</extracomment>
            <translation>Anonymous</translation>
        </message>
        <message>
            <source>Nieuw contact</source>
            <translation>New contact</translation>
        </message>
        <message>
            <source>wacht</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>nawerk %1</source>
            <translation>wrap-up %1</translation>
        </message>
        <message>
            <source>Kladnotitie · automatisch bewaard %1</source>
            <translation>Draft note · kept by itself %1</translation>
        </message>
        <message>
            <source>nieuwe vraag</source>
            <translation>new question</translation>
        </message>
        <message>
            <source>%1 · inkomend</source>
            <translation>%1 · incoming</translation>
        </message>
        <message>
            <source>%1 · uitgaand</source>
            <translation>%1 · outgoing</translation>
        </message>
    </context>
    <context>
        <name>DayQuestion</name>
        <message>
            <source>Bijvoorbeeld: gisteren, maandag, 6 maart</source>
            <translation>For example: yesterday, Monday, 6 March</translation>
        </message>
    </context>
    <context>
        <name>DesktopPart</name>
        <message>
            <source>Afdrukken…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Afsluiten</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Beheer</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Bewaard.</source>
            <translation>Saved.</translation>
        </message>
        <message>
            <source>Instellingen</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Kleuren: donker</source>
            <translation>Colours: dark</translation>
        </message>
        <message>
            <source>Kleuren: hoog contrast</source>
            <translation>Colours: high contrast</translation>
        </message>
        <message>
            <source>Kleuren: licht</source>
            <translation>Colours: light</translation>
        </message>
        <message>
            <source>Kleuren: zoals het systeem</source>
            <translation>Colours: as the system</translation>
        </message>
        <message>
            <source>Menu openen</source>
            <translation>Open the menu</translation>
        </message>
        <message>
            <source>Op deze pagina is niets af te drukken.</source>
            <translation>There is nothing to print on this page.</translation>
        </message>
        <message>
            <source>Sneltoetsen</source>
            <translation>Shortcuts</translation>
        </message>
        <message>
            <source>Vakken zoals in het begin</source>
            <translation>Panes as in the beginning</translation>
        </message>
        <message>
            <source>Volledig scherm</source>
            <translation>Full screen</translation>
        </message>
        <message>
            <source>Zeg dat u er bent: %1</source>
            <translation>Say that you are: %1</translation>
        </message>
    </context>
    <context>
        <name>DifferenceText</name>
        <message>
            <source>Er is geen verschil.</source>
            <extracomment>Each line begins with a sign, so that colour alone says nothing.</extracomment>
            <translation>There is no difference.</translation>
        </message>
    </context>
    <context>
        <name>Editing</name>
        <message>
            <source>laatst %1</source>
            <translation>last %1</translation>
        </message>
        <message>
            <source>%1 schrijft eraan</source>
            <translation>%1 is writing</translation>
        </message>
        <message>
            <source>bijgewerkt %1</source>
            <translation>updated %1</translation>
        </message>
        <message>
            <source>controleren %1</source>
            <translation>review %1</translation>
        </message>
        <message>
            <source>gepland</source>
            <translation>planned</translation>
        </message>
        <message>
            <source>concept</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>ingetrokken</source>
            <translation>withdrawn</translation>
        </message>
        <message>
            <source>controle te laat</source>
            <translation>review overdue</translation>
        </message>
        <message>
            <source>Kop van het onderdeel</source>
            <translation>Heading of the section</translation>
        </message>
        <message>
            <source>Kop, bijvoorbeeld: Kosten</source>
            <translation>Heading, for example: Costs</translation>
        </message>
        <message>
            <source>Tekst van het onderdeel</source>
            <translation>Text of the section</translation>
        </message>
        <message>
            <source>Vraag van de voorwaarde</source>
            <translation>Question of the condition</translation>
        </message>
        <message>
            <source>Vraag: Woont u in onze gemeente?</source>
            <translation>Question: Do you live in our municipality?</translation>
        </message>
        <message>
            <source>Wat een nee betekent</source>
            <translation>What a no means</translation>
        </message>
        <message>
            <source>Bij nee: dan kan het helaas niet.</source>
            <translation>When no: then it is not possible.</translation>
        </message>
        <message>
            <source>Weg</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Dit onderdeel weghalen</source>
            <translation>Remove this part</translation>
        </message>
    </context>
    <context>
        <name>EditingDesk</name>
        <message>
            <source>Redactie</source>
            <translation>Editors</translation>
        </message>
        <message>
            <source>Synoniemen</source>
            <translation>Synonyms</translation>
        </message>
        <message>
            <source>Nieuw artikel</source>
            <translation>New article</translation>
        </message>
        <message>
            <source>Concepten</source>
            <translation>Drafts</translation>
        </message>
        <message>
            <source>Te controleren</source>
            <translation>To review</translation>
        </message>
        <message>
            <source>Opmerkingen</source>
            <translation>Remarks</translation>
        </message>
        <message>
            <source>Niet gevonden</source>
            <translation>Not found</translation>
        </message>
        <message>
            <source>Alle artikelen</source>
            <translation>All articles</translation>
        </message>
        <message>
            <source>Zoeken in deze lijst</source>
            <translation>Search in this list</translation>
        </message>
        <message>
            <source>Zoek in deze lijst</source>
            <translation>Search in this list</translation>
        </message>
        <message>
            <source>Wat op de redactie wacht</source>
            <translation>What waits for the editors</translation>
        </message>
        <message>
            <source>Antwoord aan de collega</source>
            <translation>Reply to the colleague</translation>
        </message>
        <message>
            <source>Open artikel</source>
            <translation>Open article</translation>
        </message>
        <message>
            <source>Afgehandeld</source>
            <translation>Done</translation>
        </message>
    </context>
    <context>
        <name>EditingDeskPage</name>
        <message>
            <source>Hier wacht niets.</source>
            <translation>Nothing waits here.</translation>
        </message>
        <message>
            <source>Even geduld…</source>
            <translation>One moment…</translation>
        </message>
        <message>
            <source>Deze versies leest nog niemand anders.</source>
            <translation>Nobody else reads these versions yet.</translation>
        </message>
        <message>
            <source>Deze artikelen moeten binnen twee weken worden gecontroleerd.</source>
            <translation>These articles must be reviewed within two weeks.</translation>
        </message>
        <message>
            <source>Wat collega’s over een artikel zeggen.</source>
            <translation>What colleagues say of an article.</translation>
        </message>
        <message>
            <source>Hiernaar is gezocht zonder resultaat, in de laatste 60 dagen.</source>
            <translation>Searched without a result in the last 60 days.</translation>
        </message>
        <message>
            <source>Alle artikelen, ook die niemand meer ziet.</source>
            <translation>All articles, also those that nobody sees any more.</translation>
        </message>
        <message>
            <source>Open artikel</source>
            <translation>Open article</translation>
        </message>
        <message>
            <source>%1 keer gezocht, het laatst op %2.</source>
            <translation>Searched %1 times, last on %2.</translation>
        </message>
        <message>
            <source>Maak artikel</source>
            <translation>Write article</translation>
        </message>
    </context>
    <context>
        <name>EditingFields</name>
        <message>
            <source>Vraag en antwoord</source>
            <translation>Question and answer</translation>
        </message>
        <message>
            <source>Artikel</source>
            <translation>Article</translation>
        </message>
        <message>
            <source>Werkinstructie</source>
            <translation>Work instruction</translation>
        </message>
        <message>
            <source>(geen)</source>
            <translation>(none)</translation>
        </message>
    </context>
    <context>
        <name>EditingForm</name>
        <message>
            <source>Deze datum is niet te lezen. Typ dd-mm-jjjj.</source>
            <extracomment>The example follows what is typed when one pauses so long.</extracomment>
            <translation>This date can't be read. Type dd-mm-yyyy.</translation>
        </message>
        <message>
            <source>Nog niet bewaard…</source>
            <translation>Not kept yet…</translation>
        </message>
        <message>
            <source>Versie %1, nog niets gewijzigd</source>
            <translation>Version %1, nothing changed yet</translation>
        </message>
        <message>
            <source>Gepland: wordt vanzelf gepubliceerd. Wijzigen maakt er een concept van.</source>
            <translation>Planned: it will be published by itself. Changing it makes it a draft.</translation>
        </message>
        <message>
            <source>Concept van %1, versie %2</source>
            <translation>Draft by %1, version %2</translation>
        </message>
        <message>
            <source>Concept · automatisch bewaard %1</source>
            <translation>Draft · kept automatically %1</translation>
        </message>
        <message>
            <source>Wat u schreef staat nog hier.</source>
            <translation>What you wrote is still here.</translation>
        </message>
        <message>
            <source>concept</source>
            <translation>draft</translation>
        </message>
        <message>
            <source>gepland</source>
            <translation>planned</translation>
        </message>
        <message>
            <source>gepubliceerd</source>
            <translation>published</translation>
        </message>
        <message>
            <source>ingetrokken</source>
            <translation>withdrawn</translation>
        </message>
        <message>
            <source>Versie %1 · %2</source>
            <translation>Version %1 · %2</translation>
        </message>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Terug (Esc)</source>
            <translation>Back (Esc)</translation>
        </message>
        <message>
            <source>Concept weggooien</source>
            <translation>Discard draft</translation>
        </message>
        <message>
            <source>Intrekken</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>Publiceren</source>
            <translation>Publish</translation>
        </message>
        <message>
            <source>Publiceren (F12)</source>
            <translation>Publish (F12)</translation>
        </message>
        <message>
            <source>Nieuwe stand openen</source>
            <translation>Open the present state</translation>
        </message>
        <message>
            <source>Mijn tekst erop zetten</source>
            <translation>Put my text over it</translation>
        </message>
        <message>
            <source>Titel</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Antwoord (dit leest een collega voor)</source>
            <translation>Answer (a colleague reads this out)</translation>
        </message>
        <message>
            <source>Antwoord</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>+ Onderdeel</source>
            <translation>+ Section</translation>
        </message>
        <message>
            <source>+ Voorwaarde om langs te lopen</source>
            <translation>+ Condition to go through</translation>
        </message>
        <message>
            <source>Trefwoorden (met een komma ertussen)</source>
            <translation>Keywords (with commas between)</translation>
        </message>
        <message>
            <source>Trefwoorden</source>
            <translation>Keywords</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Afdeling</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Eigenaar</source>
            <translation>Owner</translation>
        </message>
        <message>
            <source>Controleren op</source>
            <translation>Review on</translation>
        </message>
        <message>
            <source>dd-mm-jjjj</source>
            <translation>dd-mm-yyyy</translation>
        </message>
        <message>
            <source>Zichtbaar vanaf</source>
            <translation>Visible from</translation>
        </message>
        <message>
            <source>dd-mm-jjjj uu:mm, leeg is meteen</source>
            <translation>dd-mm-yyyy hh:mm, empty is at once</translation>
        </message>
        <message>
            <source>Zichtbaar tot</source>
            <translation>Visible until</translation>
        </message>
        <message>
            <source>dd-mm-jjjj uu:mm, leeg is altijd</source>
            <translation>dd-mm-yyyy hh:mm, empty is always</translation>
        </message>
        <message>
            <source>Voor wie met deze vaardigheden (werkinstructie; leeg is iedereen)</source>
            <translation>For those with these skills (work instruction; empty is everyone)</translation>
        </message>
        <message>
            <source>Vaardigheden</source>
            <translation>Skills</translation>
        </message>
        <message>
            <source>Wat is er veranderd?</source>
            <translation>What has changed?</translation>
        </message>
        <message>
            <source>Voorbeeld</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Versies</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Verschil met de versie ervoor</source>
            <translation>Difference from the version before</translation>
        </message>
        <message>
            <source>Deze versie terugzetten</source>
            <translation>Put this version back</translation>
        </message>
    </context>
    <context>
        <name>EditingPart</name>
        <message>
            <source>Redactie</source>
            <extracomment>Which changes of others an editor's list shows.</extracomment>
            <translation>Editors</translation>
        </message>
        <message>
            <source>Gezocht en niet gevonden</source>
            <translation>Searched and not found</translation>
        </message>
        <message>
            <source>Nieuw artikel</source>
            <translation>New article</translation>
        </message>
        <message>
            <source>Artikel bewerken</source>
            <translation>Edit article</translation>
        </message>
        <message>
            <source>Artikel publiceren</source>
            <translation>Publish article</translation>
        </message>
        <message>
            <source>Synoniemen</source>
            <translation>Synonyms</translation>
        </message>
        <message>
            <source>Gepubliceerd: iedereen heeft het nu.</source>
            <translation>Published: everyone has it now.</translation>
        </message>
        <message>
            <source>Gepland: het komt vanzelf op zijn tijd.</source>
            <translation>Planned: it will come by itself in time.</translation>
        </message>
        <message>
            <source>Weggehaald: %1 = %2</source>
            <translation>Removed: %1 = %2</translation>
        </message>
    </context>
    <context>
        <name>EditingSynonyms</name>
        <message>
            <source>Terug</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Terug (Esc)</source>
            <translation>Back (Esc)</translation>
        </message>
        <message>
            <source>Synoniemen</source>
            <translation>Synonyms</translation>
        </message>
        <message>
            <source>Twee woorden voor hetzelfde. Wie het ene zoekt, vindt ook het andere, meteen en bij iedereen.</source>
            <translation>Two words for the same thing. Who searches the one finds the other too, at once and at every desk.</translation>
        </message>
        <message>
            <source>Woord</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Woord, bijvoorbeeld: lantaarn</source>
            <translation>Word, for example: lantern</translation>
        </message>
        <message>
            <source>Ander woord voor hetzelfde</source>
            <translation>Other word for the same thing</translation>
        </message>
        <message>
            <source>Ander woord, bijvoorbeeld: lamp</source>
            <translation>Other word, for example: lamp</translation>
        </message>
        <message>
            <source>Toevoegen</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Zoeken in de synoniemen</source>
            <translation>Search in the synonyms</translation>
        </message>
        <message>
            <source>Zoek in de lijst</source>
            <translation>Search in the list</translation>
        </message>
        <message>
            <source>Weghalen</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>Uur</source>
            <translation>Hour</translation>
        </message>
        <message>
            <source>vandaag</source>
            <translation>today</translation>
        </message>
        <message>
            <source>vorige week</source>
            <translation>last week</translation>
        </message>
        <message>
            <source>zelf beantwoord</source>
            <translation>answered at once</translation>
        </message>
        <message>
            <source>contacten</source>
            <translation>contacts</translation>
        </message>
        <message>
            <source>Afdeling</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>nagekomen</source>
            <translation>kept</translation>
        </message>
        <message>
            <source>doorlooptijd</source>
            <translation>time taken</translation>
        </message>
        <message>
            <source> u</source>
            <translation> h</translation>
        </message>
        <message>
            <source>Zoekvraag</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>keer</source>
            <translation>times</translation>
        </message>
        <message>
            <source>niet opgegeven</source>
            <translation>not given</translation>
        </message>
    </context>
    <context>
        <name>FiguresPage</name>
        <message>
            <source>Spreadsheet (*.xlsx)</source>
            <translation>Spreadsheet (*.xlsx)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Cijfers opslaan</source>
            <translation>Save figures</translation>
        </message>
        <message>
            <source>Contacten per %1</source>
            <translation>Contacts by %1</translation>
        </message>
        <message>
            <source>%1 contacten (%2)</source>
            <translation>%1 contacts (%2)</translation>
        </message>
        <message>
            <source>%1 zelf beantwoord (%2)</source>
            <translation>%1 answered at once (%2)</translation>
        </message>
        <message>
            <source>%1 herhaald (%2)</source>
            <translation>%1 repeated (%2)</translation>
        </message>
        <message>
            <source>tussen haakjes: een week eerder</source>
            <translation>in brackets: a week earlier</translation>
        </message>
        <message>
            <source>Cijfers</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Periode</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Verdelen naar</source>
            <translation>Divide by</translation>
        </message>
        <message>
            <source>XLSX…</source>
            <translation>XLSX…</translation>
        </message>
        <message>
            <source>Opslaan als spreadsheet</source>
            <translation>Save as spreadsheet</translation>
        </message>
        <message>
            <source>CSV…</source>
            <translation>CSV…</translation>
        </message>
        <message>
            <source>Opslaan als CSV</source>
            <translation>Save as CSV</translation>
        </message>
        <message>
            <source>PDF…</source>
            <translation>PDF…</translation>
        </message>
        <message>
            <source>Opslaan als PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>Afdrukken…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Afdrukken</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Contacten per uur tegen vorige week</source>
            <translation>Contacts by hour against last week</translation>
        </message>
        <message>
            <source>Als tabel</source>
            <translation>As table</translation>
        </message>
        <message>
            <source>Contacten per uur tegen vorige week: als tabel</source>
            <translation>Contacts by hour against last week: as table</translation>
        </message>
        <message>
            <source>Contacten per uur</source>
            <translation>Contacts by hour</translation>
        </message>
        <message>
            <source>Contacten per uur tegen vorige week, als tabel</source>
            <translation>Contacts by hour against last week, as table</translation>
        </message>
        <message>
            <source>Pijltjes lopen langs de cijfers.</source>
            <translation>Arrow keys go along the figures.</translation>
        </message>
        <message>
            <source>Contacten</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <source>Contacten: als tabel</source>
            <translation>Contacts: as table</translation>
        </message>
        <message>
            <source>Contacten per kanaal, locatie of product</source>
            <translation>Contacts by channel, location or product</translation>
        </message>
        <message>
            <source>Contacten, als tabel</source>
            <translation>Contacts, as table</translation>
        </message>
        <message>
            <source>Afspraken nagekomen per afdeling · laatste 30 dagen</source>
            <translation>Promises kept by department · last 30 days</translation>
        </message>
        <message>
            <source>Afspraken nagekomen per afdeling · laatste 30 dagen: als tabel</source>
            <translation>Promises kept by department · last 30 days: as table</translation>
        </message>
        <message>
            <source>Afspraken nagekomen per afdeling</source>
            <translation>Promises kept by department</translation>
        </message>
        <message>
            <source>Afspraken nagekomen per afdeling · laatste 30 dagen, als tabel</source>
            <translation>Promises kept by department · last 30 days, as table</translation>
        </message>
        <message>
            <source>Zoekvragen zonder antwoord</source>
            <translation>Searches without an answer</translation>
        </message>
        <message>
            <source>Zoekvragen zonder antwoord: als tabel</source>
            <translation>Searches without an answer: as table</translation>
        </message>
        <message>
            <source>Zoekvragen zonder antwoord, als tabel</source>
            <translation>Searches without an answer, as table</translation>
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
        <name>FirstStartPage</name>
        <message>
            <source>Adres van de werkvoorraad</source>
            <translation>Address of the workspace</translation>
        </message>
        <message>
            <source>Alleen beginnen</source>
            <translation>Begin on your own</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Begin</translation>
        </message>
        <message>
            <source>De voorbeeldgemeente wordt gemaakt. Dat duurt even.</source>
            <translation>The sample municipality is being made. That takes a while.</translation>
        </message>
        <message>
            <source>De werkvoorraad wordt gemaakt.</source>
            <translation>The workspace is being made.</translation>
        </message>
        <message>
            <source>De werkvoorraad wordt geopend.</source>
            <translation>The workspace is being opened.</translation>
        </message>
        <message>
            <source>Een lege werkvoorraad op deze computer, voor u alleen. Meldingen en kennis leest u daarna in.</source>
            <translation>An empty workspace on this computer, for you alone. Reports and knowledge you bring in afterwards.</translation>
        </message>
        <message>
            <source>Een verzonnen gemeente met bewoners, meldingen en kennis. U kunt niets stukmaken.</source>
            <translation>A made-up municipality with residents, reports and knowledge. You can't break anything.</translation>
        </message>
        <message>
            <source>Eerst rondkijken</source>
            <translation>Look around first</translation>
        </message>
        <message>
            <source>Hier vindt u elke melding terug, en zegt u wat ermee is gebeurd. Kies hoe u begint; u kunt later altijd anders kiezen.</source>
            <translation>Here you find any report, and say what happened to it. Choose how to begin; you can always choose otherwise later.</translation>
        </message>
        <message>
            <source>Kies een bestand…</source>
            <translation>Choose a file…</translation>
        </message>
        <message>
            <source>Kijk rond</source>
            <translation>Look around</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Typ eerst het adres, of kies een bestand.</source>
            <translation>Type the address first, or choose a file.</translation>
        </message>
        <message>
            <source>Uw beheerder gaf u een adres of een bestand. Een wachtwoord typt u hier niet: dat vraagt de server of uw computer zelf.</source>
            <translation>Your administrator gave you an address or a file. You type no password here: the server or your computer asks for it.</translation>
        </message>
        <message>
            <source>Welk bestand?</source>
            <translation>Which file?</translation>
        </message>
        <message>
            <source>Welkom bij KCC Desktop</source>
            <translation>Welcome to KCC Desktop</translation>
        </message>
        <message>
            <source>Werken met collega’s</source>
            <translation>Work with colleagues</translation>
        </message>
        <message>
            <source>Zonder wachtwoord.</source>
            <translation>Without a password.</translation>
        </message>
    </context>
    <context>
        <name>FormulaRow</name>
        <message>
            <source>Vraag</source>
            <translation>Question</translation>
        </message>
        <message>
            <source>Wat vraagt u de beller?</source>
            <translation>What do you ask the caller?</translation>
        </message>
        <message>
            <source>Keuzes</source>
            <translation>Choices</translation>
        </message>
        <message>
            <source>keuzes, met ; ertussen</source>
            <translation>choices, with ; between</translation>
        </message>
        <message>
            <source>Soort antwoord</source>
            <translation>Type of answer</translation>
        </message>
        <message>
            <source>verplicht</source>
            <translation>required</translation>
        </message>
        <message>
            <source>Weg</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>HandlingBar</name>
        <message>
            <source>%1 is hiermee bezig</source>
            <extracomment>Under which letter a step is, where the keyboard is in the bar or in a list. These ask nothing more. These can't be taken without words.</extracomment>
            <translation>%1 is working on this</translation>
        </message>
        <message>
            <source>bij %1</source>
            <translation>with %1</translation>
        </message>
        <message>
            <source>zaak %1</source>
            <translation>case %1</translation>
        </message>
        <message>
            <source>geen zaak bij %1</source>
            <translation>no case at %1</translation>
        </message>
        <message numerus="yes">
            <source>%n keer nagevraagd</source>
            <translation>
                <numerusform>asked %n time</numerusform>
                <numerusform>asked %n times</numerusform>
            </translation>
        </message>
        <message>
            <source>Kies een reden</source>
            <translation>Choose a reason</translation>
        </message>
        <message>
            <source>Welke delen zijn er, en wie doet elk?</source>
            <translation>Which parts are there, and who does each?</translation>
        </message>
        <message>
            <source>Voor welke dag, en wie doet het?</source>
            <translation>For which day, and who does it?</translation>
        </message>
        <message>
            <source>Wat wilt u noteren?</source>
            <translation>What do you want to note?</translation>
        </message>
        <message>
            <source>Voor wie is dit, en waarom?</source>
            <translation>Who is this for, and why?</translation>
        </message>
        <message>
            <source>Waarom weigert u dit? De overdrager leest het.</source>
            <translation>Why do you refuse this? Whoever handed it over reads it.</translation>
        </message>
        <message>
            <source>Waarom moet dit opnieuw?</source>
            <translation>Why must this be done again?</translation>
        </message>
        <message>
            <source>Wat wilt u vragen? Leeg mag: dan vraagt u hoe het staat.</source>
            <translation>What do you want to ask? It may be empty: then you ask how it stands.</translation>
        </message>
        <message>
            <source>Dag</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Dag: vr of 6 maart</source>
            <translation>Day: Fri or 6 March</translation>
        </message>
        <message>
            <source>Wie doet het</source>
            <translation>Who does it</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Toelichting</source>
            <translation>Explanation</translation>
        </message>
        <message>
            <source>Zet de stap</source>
            <translation>Take the step</translation>
        </message>
        <message>
            <source>Laat maar</source>
            <translation>Never mind</translation>
        </message>
        <message>
            <source>Geef een reden op.</source>
            <translation>Give a reason.</translation>
        </message>
        <message>
            <source>Schrijf eerst iets op.</source>
            <translation>Write something first.</translation>
        </message>
    </context>
    <context>
        <name>HandlingPart</name>
        <message>
            <source>Berichten</source>
            <extracomment>The lists in the left column, in order, and the keys that lead to each. Lists without an entry are marked at that of their neighbour.</extracomment>
            <translation>Messages</translation>
        </message>
        <message>
            <source>%1 te laat</source>
            <translation>%1 late</translation>
        </message>
        <message numerus="yes">
            <source>%n nieuw</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HandoverPanel</name>
        <message>
            <source>Terugbelafspraak</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>Overdragen</source>
            <translation>Hand over</translation>
        </message>
        <message>
            <source>Maak afspraak</source>
            <translation>Make appointment</translation>
        </message>
        <message>
            <source>Draag over</source>
            <translation>Hand over</translation>
        </message>
        <message>
            <source>Vul in wat rood is gemarkeerd.</source>
            <translation>Fill in what is marked red.</translation>
        </message>
        <message>
            <source>anoniem</source>
            <translation>anonymous</translation>
        </message>
        <message>
            <source>nog niemand gekoppeld</source>
            <translation>nobody linked yet</translation>
        </message>
        <message>
            <source>vanmiddag</source>
            <translation>today 14:00</translation>
        </message>
        <message>
            <source>morgen 10:00</source>
            <translation>tomorrow 10:00</translation>
        </message>
        <message>
            <source>Sluit</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Sluit zonder over te dragen</source>
            <translation>Close without handing over</translation>
        </message>
        <message>
            <source>Product of soort melding</source>
            <translation>Product or kind of report</translation>
        </message>
        <message>
            <source>Typ een deel van de naam, bijvoorbeeld: speel</source>
            <translation>Type a part of the name, for example: play</translation>
        </message>
        <message>
            <source>Misschien dezelfde melding</source>
            <translation>Perhaps the same report</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Wanneer terugbellen</source>
            <translation>When to call back</translation>
        </message>
        <message>
            <source>Bijvoorbeeld: morgen 10:00, of vr 14:30</source>
            <translation>For example: tomorrow 10:00, or Fri 14:30</translation>
        </message>
        <message>
            <source>Zo snel mogelijk</source>
            <translation>As soon as possible</translation>
        </message>
        <message>
            <source>Vanmiddag</source>
            <translation>This afternoon</translation>
        </message>
        <message>
            <source>Morgen 10:00</source>
            <translation>Tomorrow 10:00</translation>
        </message>
        <message>
            <source>Bellen op</source>
            <translation>Call on</translation>
        </message>
        <message>
            <source>Voor</source>
            <translation>For</translation>
        </message>
        <message>
            <source>Voor: afdeling, groep of collega</source>
            <translation>For: department, group or colleague</translation>
        </message>
        <message>
            <source>Afdeling, groep of collega</source>
            <translation>Department, group or colleague</translation>
        </message>
        <message>
            <source>Toelichting voor de collega</source>
            <translation>Explanation for the colleague</translation>
        </message>
    </context>
    <context>
        <name>HitDelegate</name>
        <message>
            <source>typ verder voor meer</source>
            <extracomment>Half the height of a hit, as QRect counts it.</extracomment>
            <translation>type on for more</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>Zojuist binnengekomen</source>
            <extracomment>Asked several times for each row that is painted, and putting flags together takes its time.</extracomment>
            <translation>Just come in</translation>
        </message>
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
        <message>
            <source>Acties</source>
            <translation>Actions</translation>
        </message>
    </context>
    <context>
        <name>InstructionsPage</name>
        <message>
            <source>Er zijn geen werkinstructies voor u.</source>
            <translation>There are no work instructions for you.</translation>
        </message>
        <message numerus="yes">
            <source>%n nog te lezen</source>
            <translation>
                <numerusform>%n still to read</numerusform>
                <numerusform>%n still to read</numerusform>
            </translation>
        </message>
        <message>
            <source>U hebt alles gelezen.</source>
            <translation>You have read everything.</translation>
        </message>
        <message>
            <source>bijgewerkt %1</source>
            <translation>updated %1</translation>
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
            <source>Alles</source>
            <translation>All</translation>
        </message>
        <message>
            <source>Artikelen</source>
            <translation>Articles</translation>
        </message>
        <message>
            <source>Vraag en antwoord</source>
            <translation>Question and answer</translation>
        </message>
        <message>
            <source>Werkinstructies</source>
            <translation>Work instructions</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Gevonden artikelen</source>
            <translation>Articles found</translation>
        </message>
        <message>
            <source>Alle producten</source>
            <translation>All products</translation>
        </message>
        <message>
            <source>Hier staat niets van deze soort.</source>
            <translation>There is nothing of this kind here.</translation>
        </message>
        <message numerus="yes">
            <source>%n artikel(en)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message>
            <source>Laatst bijgewerkt</source>
            <translation>Updated last</translation>
        </message>
        <message>
            <source>Niets gevonden voor “%1”.</source>
            <translation>Nothing found for “%1”.</translation>
        </message>
        <message>
            <source>Geen artikel over “%1”. De redactie ziet dat hiernaar is gezocht.</source>
            <translation>No article about “%1”. The editors see that this was searched.</translation>
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
            <source>Meer kennis bij dit gesprek</source>
            <translation>More knowledge for this conversation</translation>
        </message>
        <message>
            <source>Geen artikel gevonden dat hierbij past. F4 opent de kennisbank.</source>
            <translation>No article found that fits. F4 opens the knowledge base.</translation>
        </message>
    </context>
    <context>
        <name>KnowledgePart</name>
        <message>
            <source>Werkinstructies</source>
            <translation>Work instructions</translation>
        </message>
        <message>
            <source>Wie is wie</source>
            <translation>Who is who</translation>
        </message>
        <message>
            <source>De redactie heeft dit artikel zojuist gewijzigd. Open het opnieuw.</source>
            <translation>The editors have just changed this article. Open it again.</translation>
        </message>
        <message>
            <source>In de kladnotitie gezet.</source>
            <translation>Put in the note.</translation>
        </message>
        <message numerus="yes">
            <source>%n nieuw</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message>
            <source>De redactie heeft uw opmerking. Dank u wel.</source>
            <translation>The editors have your remark. Thank you.</translation>
        </message>
        <message>
            <source>Er is geen programma dat dit opent: %1</source>
            <translation>There is no program that opens this: %1</translation>
        </message>
        <message>
            <source>Zet in antwoord</source>
            <translation>Put in answer</translation>
        </message>
        <message>
            <source>Voorwaarden langslopen</source>
            <translation>Go through the conditions</translation>
        </message>
        <message>
            <source>Opmerking voor de redactie</source>
            <translation>Remark for the editors</translation>
        </message>
        <message>
            <source>Werkinstructie gelezen</source>
            <translation>Work instruction read</translation>
        </message>
    </context>
    <context>
        <name>LaterMenu</name>
        <message>
            <source>Over een uur (%1)</source>
            <translation>In an hour (%1)</translation>
        </message>
        <message>
            <source>Over drie uur (%1)</source>
            <translation>In three hours (%1)</translation>
        </message>
        <message>
            <source>Morgenochtend (%1)</source>
            <translation>Tomorrow morning (%1)</translation>
        </message>
        <message>
            <source>Volgende week (%1)</source>
            <translation>Next week (%1)</translation>
        </message>
    </context>
    <context>
        <name>LeadPart</name>
        <message>
            <source>Teambord</source>
            <translation>Team board</translation>
        </message>
        <message>
            <source>Cijfers</source>
            <translation>Figures</translation>
        </message>
        <message>
            <source>Herverdelen…</source>
            <translation>Reassign…</translation>
        </message>
        <message>
            <source>Navragen wat gekozen is</source>
            <translation>Chase what is chosen</translation>
        </message>
        <message>
            <source>Herverdelen ongedaan maken</source>
            <translation>Undo reassigning</translation>
        </message>
        <message>
            <source>Weergave van het bord bewaren…</source>
            <translation>Save the view of the board…</translation>
        </message>
        <message>
            <source>Weergave van het bord weghalen</source>
            <translation>Remove the view of the board</translation>
        </message>
        <message>
            <source>Afwezigheid en vervanging…</source>
            <translation>Absence and replacement…</translation>
        </message>
        <message>
            <source>Weergave bewaren</source>
            <translation>Save view</translation>
        </message>
        <message>
            <source>Naam van de weergave:</source>
            <translation>Name of the view:</translation>
        </message>
        <message numerus="yes">
            <source>%n te laat</source>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdracht(en) herverdeeld.</source>
            <translation>
                <numerusform>%n handover reassigned.</numerusform>
                <numerusform>%n handovers reassigned.</numerusform>
            </translation>
        </message>
        <message>
            <source>Er is niets om ongedaan te maken.</source>
            <translation>There is nothing to undo.</translation>
        </message>
        <message numerus="yes">
            <source>%n overdracht(en) teruggezet.</source>
            <translation>
                <numerusform>%n handover put back.</numerusform>
                <numerusform>%n handovers put back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Bij %n overdracht(en) nagevraagd.</source>
            <translation>
                <numerusform>%n handover chased.</numerusform>
                <numerusform>%n handovers chased.</numerusform>
            </translation>
        </message>
        <message>
            <source>Opgeslagen: %1</source>
            <translation>Saved: %1</translation>
        </message>
        <message>
            <source>Niet: %1. %2</source>
            <translation>Not: %1. %2</translation>
        </message>
        <message numerus="yes">
            <source>En nog %n.</source>
            <translation>
                <numerusform>And %n more.</numerusform>
                <numerusform>And %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LinkChip</name>
        <message>
            <source>Bel %1</source>
            <translation>Call %1</translation>
        </message>
        <message>
            <source>Mail %1</source>
            <translation>Mail %1</translation>
        </message>
    </context>
    <context>
        <name>MailDelegate</name>
        <message>
            <source>bijlage</source>
            <translation>attachment</translation>
        </message>
    </context>
    <context>
        <name>MailPage</name>
        <message>
            <source>Alle postbussen</source>
            <translation>All mailboxes</translation>
        </message>
        <message>
            <source>Er is nog geen postbus ingesteld. Een beheerder zet die klaar.</source>
            <translation>No mailbox is set up yet. An administrator does that.</translation>
        </message>
        <message>
            <source>Geen mail met deze woorden.</source>
            <translation>No mail with these words.</translation>
        </message>
        <message>
            <source>Deze lijst is leeg.</source>
            <translation>This list is empty.</translation>
        </message>
        <message>
            <source>Gedeelde postbus</source>
            <translation>Shared mailbox</translation>
        </message>
        <message>
            <source>Welke postbus</source>
            <translation>Which mailbox</translation>
        </message>
        <message>
            <source>Zoek in deze lijst</source>
            <translation>Search in this list</translation>
        </message>
        <message>
            <source>Zoek in deze lijst…</source>
            <translation>Search in this list…</translation>
        </message>
        <message>
            <source>Mails van deze lijst</source>
            <translation>Mails of this list</translation>
        </message>
    </context>
    <context>
        <name>MailPanel</name>
        <message>
            <source>Beantwoorden</source>
            <translation>Reply</translation>
        </message>
        <message>
            <source>Doorsturen</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>De tekst van de mail zelf staat er vanzelf onder.</source>
            <translation>The text of the mail itself stands below by itself.</translation>
        </message>
        <message>
            <source>Gaat mee: %1</source>
            <translation>Goes along: %1</translation>
        </message>
        <message>
            <source>Verder schrijven</source>
            <translation>Write on</translation>
        </message>
        <message>
            <source>Voorbeeld</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Aan: %1
Onderwerp: %2

</source>
            <translation>To: %1
Subject: %2

</translation>
        </message>
        <message>
            <source>Sluiten</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Sluit zonder te versturen</source>
            <translation>Close without sending</translation>
        </message>
        <message>
            <source>Aan</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Aan wie de mail gaat</source>
            <translation>To whom the mail goes</translation>
        </message>
        <message>
            <source>naam@voorbeeld.nl; meer adressen met ;</source>
            <translation>name@example.org; more addresses with ;</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Tekst</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Zet het antwoord erin</source>
            <translation>Put the answer in</translation>
        </message>
        <message>
            <source>Zet het antwoord over de melding in de tekst</source>
            <translation>Put the answer about the report into the text</translation>
        </message>
        <message>
            <source>Standaardtekst…</source>
            <translation>Standard text…</translation>
        </message>
        <message>
            <source>Kies een standaardtekst</source>
            <translation>Choose a standard text</translation>
        </message>
        <message>
            <source>Tekst van de mail</source>
            <translation>Text of the mail</translation>
        </message>
        <message>
            <source>Toon de mail zoals hij weggaat</source>
            <translation>Show the mail as it will go out</translation>
        </message>
        <message>
            <source>Verstuur</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Verstuur de mail</source>
            <translation>Send the mail</translation>
        </message>
    </context>
    <context>
        <name>MailPart</name>
        <message>
            <source>Gedeelde postbus</source>
            <extracomment>What ends the work on a mail: then the next one is read.</extracomment>
            <translation>Shared mailbox</translation>
        </message>
        <message>
            <source>Neem deze mail</source>
            <translation>Take this mail</translation>
        </message>
        <message>
            <source>Neem over</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>Beantwoord</source>
            <translation>Reply</translation>
        </message>
        <message>
            <source>Draag over</source>
            <translation>Hand over</translation>
        </message>
        <message>
            <source>Stuur door</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>Afgehandeld</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Stel uit…</source>
            <translation>Snooze…</translation>
        </message>
        <message>
            <source>Laat los</source>
            <translation>Let go</translation>
        </message>
        <message>
            <source>Ongewenst</source>
            <translation>Unwanted</translation>
        </message>
        <message>
            <source>Persoonlijk</source>
            <translation>Personal</translation>
        </message>
        <message>
            <source>Nu behandelen</source>
            <translation>Handle now</translation>
        </message>
        <message>
            <source>Zet terug in de lijst</source>
            <translation>Put back in the list</translation>
        </message>
        <message>
            <source>De mail is afgehandeld.</source>
            <translation>The mail is done.</translation>
        </message>
        <message>
            <source>De mail is uitgesteld.</source>
            <translation>The mail is snoozed.</translation>
        </message>
        <message>
            <source>De mail is als ongewenst weggezet.</source>
            <translation>The mail was put away as unwanted.</translation>
        </message>
        <message>
            <source>De mail is als persoonlijk weggezet.</source>
            <translation>The mail was put away as personal.</translation>
        </message>
        <message>
            <source>De mail gaat nu weg.</source>
            <translation>The mail is on its way.</translation>
        </message>
    </context>
    <context>
        <name>MailReader</name>
        <message>
            <source>(zonder onderwerp)</source>
            <translation>(no subject)</translation>
        </message>
        <message>
            <source>aan %1</source>
            <translation>to %1</translation>
        </message>
        <message>
            <source>verzonden</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>uitgesteld tot %1</source>
            <translation>snoozed until %1</translation>
        </message>
        <message>
            <source>%1 is erop, sinds %2</source>
            <translation>%1 is on it, since %2</translation>
        </message>
        <message>
            <source>Open dossier</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>Andere afzender…</source>
            <translation>Another sender…</translation>
        </message>
        <message>
            <source>Ontkoppel bewoner</source>
            <translation>Unlink resident</translation>
        </message>
        <message>
            <source>Koppel aan %1</source>
            <translation>Link to %1</translation>
        </message>
        <message>
            <source>Zoek de afzender…</source>
            <translation>Look up the sender…</translation>
        </message>
        <message>
            <source>Koppel zaak %1</source>
            <translation>Link case %1</translation>
        </message>
        <message>
            <source>Zaak %1</source>
            <translation>Case %1</translation>
        </message>
        <message>
            <source>Ons antwoord van %1</source>
            <translation>Our answer of %1</translation>
        </message>
        <message>
            <source>Mail van %1</source>
            <translation>Mail of %1</translation>
        </message>
        <message>
            <source>Verberg wat eerder is geschreven</source>
            <translation>Hide what was written before</translation>
        </message>
        <message>
            <source>Toon wat eerder is geschreven</source>
            <translation>Show what was written before</translation>
        </message>
        <message>
            <source>Kies links een mail om hem te lezen.</source>
            <translation>Choose a mail at the left to read it.</translation>
        </message>
        <message>
            <source>Tekst van de mail</source>
            <translation>Text of the mail</translation>
        </message>
    </context>
    <context>
        <name>Mails</name>
        <message>
            <source>met bijlage</source>
            <translation>with attachment</translation>
        </message>
        <message>
            <source>(zonder onderwerp)</source>
            <translation>(no subject)</translation>
        </message>
        <message>
            <source>tot %1</source>
            <translation>until %1</translation>
        </message>
        <message>
            <source>automatisch</source>
            <translation>automatic</translation>
        </message>
        <message>
            <source>u</source>
            <translation>you</translation>
        </message>
        <message>
            <source>%1 sinds %2</source>
            <translation>%1 since %2</translation>
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
        <name>ManagedTable</name>
        <message>
            <source>%1 (uit gebruik)</source>
            <translation>%1 (out of use)</translation>
        </message>
    </context>
    <context>
        <name>MenuButton</name>
        <message>
            <source>Alle acties (Alt of F10)</source>
            <translation>All actions (Alt or F10)</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Beeld</source>
            <translation>View</translation>
        </message>
        <message>
            <source>Contact</source>
            <extracomment>A key of a command never arrives as a press; what asks whether it is one does.</extracomment>
            <translation>Contact</translation>
        </message>
        <message>
            <source>Kennis</source>
            <translation>Knowledge</translation>
        </message>
        <message>
            <source>Melding</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Programma</source>
            <translation>Program</translation>
        </message>
        <message>
            <source>Sturen</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Werk</source>
            <translation>Work</translation>
        </message>
    </context>
    <context>
        <name>MessageFlow</name>
        <message>
            <source>Niets gevonden voor “%1”</source>
            <extracomment>ms before "nothing found" takes the place of the page: the next letter often finds something, and to change pages and back lays out the whole window. The results themselves say it at once.</extracomment>
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
        <name>NoteSpelling</name>
        <message>
            <source>Spelling van dit woord</source>
            <translation>Spelling of this word</translation>
        </message>
        <message>
            <source>Even zoeken…</source>
            <translation>Looking…</translation>
        </message>
        <message>
            <source>Negeer “%1”</source>
            <translation>Ignore “%1”</translation>
        </message>
        <message>
            <source>Geen voorstel</source>
            <translation>No suggestion</translation>
        </message>
    </context>
    <context>
        <name>NoticePage</name>
        <message numerus="yes">
            <source>%n nieuw</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message>
            <source>Wat u vertelde, klopt niet meer</source>
            <translation>What you told no longer holds</translation>
        </message>
        <message>
            <source>Bel deze bewoners terug voor zij zelf moeten bellen</source>
            <translation>Call these residents back before they have to call themselves</translation>
        </message>
        <message>
            <source>Wat u vertelde en niet meer klopt</source>
            <translation>What you told and no longer holds</translation>
        </message>
        <message>
            <source>Enter opent het antwoord, B belt de bewoner, G legt vast dat de bewoner het weet</source>
            <translation>Enter opens the answer, B calls the resident, G records that the resident knows</translation>
        </message>
        <message>
            <source>Open antwoord</source>
            <translation>Open answer</translation>
        </message>
        <message>
            <source>Bel terug</source>
            <translation>Call back</translation>
        </message>
        <message>
            <source>De bewoner weet het</source>
            <translation>The resident knows</translation>
        </message>
        <message>
            <source>Berichten</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>Alles gelezen</source>
            <translation>All read</translation>
        </message>
        <message>
            <source>Enter opent waar het over gaat</source>
            <translation>Enter opens what it is about</translation>
        </message>
        <message>
            <source>Er is nog niets gemeld. Kies ‘Houd mij op de hoogte’ bij een melding om te horen hoe het verdergaat.</source>
            <translation>Nothing was told yet. Choose ‘Keep me informed’ with a report to hear how it goes on.</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>nieuw</source>
            <translation>new</translation>
        </message>
        <message>
            <source>%1: u vertelde %2 over ‘%3’</source>
            <translation>%1: you told %2 about ‘%3’</translation>
        </message>
        <message>
            <source>Bewoner</source>
            <translation>Resident</translation>
        </message>
        <message>
            <source>Nu gepland: %1</source>
            <translation>Now planned: %1</translation>
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
        <name>OutboxPage</name>
        <message>
            <source>Nu proberen</source>
            <translation>Try now</translation>
        </message>
        <message>
            <source>Opgeven</source>
            <translation>Give up</translation>
        </message>
        <message numerus="yes">
            <source>%n zit(ten) vast</source>
            <translation>
                <numerusform>%n stuck</numerusform>
                <numerusform>%n stuck</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n onderweg</source>
            <translation>
                <numerusform>%n on its way</numerusform>
                <numerusform>%n on their way</numerusform>
            </translation>
        </message>
        <message>
            <source>Van %1.</source>
            <translation>From %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n keer geprobeerd.</source>
            <translation>
                <numerusform>Tried %n time.</numerusform>
                <numerusform>Tried %n times.</numerusform>
            </translation>
        </message>
        <message>
            <source>Reden om het op te geven</source>
            <translation>Reason to give it up</translation>
        </message>
        <message>
            <source>Wat onderweg is naar andere systemen</source>
            <translation>What is on its way to other systems</translation>
        </message>
        <message>
            <source>Uitgaand</source>
            <translation>Outgoing</translation>
        </message>
        <message>
            <source>Wat naar andere systemen gaat, blijft hier staan tot het is aangekomen. Wat vastzit, wacht op u: probeer het opnieuw, of geef het op en zeg waarom.</source>
            <translation>What goes to other systems stays here until it has arrived. What is stuck waits for you: try again, or give it up and say why.</translation>
        </message>
        <message>
            <source>Er is niets onderweg: alles is aangekomen.</source>
            <translation>Nothing is on its way: everything has arrived.</translation>
        </message>
    </context>
    <context>
        <name>OutboxTable</name>
        <message>
            <source>Stand</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Waarover</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Naar</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Wat</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Sinds</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Waarom het wacht</source>
            <translation>Why it waits</translation>
        </message>
        <message>
            <source>Zit vast</source>
            <translation>Stuck</translation>
        </message>
        <message>
            <source>Wordt verstuurd</source>
            <translation>Being sent</translation>
        </message>
        <message>
            <source>Wacht</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Melding</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Bericht</source>
            <translation>Update</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Aangenomen; het nummer volgt</source>
            <translation>Taken; the number follows</translation>
        </message>
    </context>
    <context>
        <name>Outside</name>
        <message>
            <source>Mail dit antwoord</source>
            <translation>Mail this answer</translation>
        </message>
        <message>
            <source>Bel deze bewoner</source>
            <translation>Call this resident</translation>
        </message>
        <message>
            <source>Vertel en rond af</source>
            <translation>Tell and finish</translation>
        </message>
        <message>
            <source>Van deze bewoner is geen e-mailadres bekend.</source>
            <translation>No e-mail address of this resident is known.</translation>
        </message>
        <message>
            <source>Uw melding</source>
            <translation>Your report</translation>
        </message>
        <message>
            <source>Van deze bewoner is geen telefoonnummer bekend.</source>
            <translation>No phone number of this resident is known.</translation>
        </message>
        <message>
            <source>Op deze computer is geen programma dat dit kan openen.</source>
            <translation>No program on this computer can open this.</translation>
        </message>
    </context>
    <context>
        <name>PartButton</name>
        <message>
            <source>Bijlage %1, %2</source>
            <translation>Attachment %1, %2</translation>
        </message>
    </context>
    <context>
        <name>PartView</name>
        <message>
            <source>Deze afbeelding is hier niet te tonen. Sla hem op om hem te zien.</source>
            <translation>This picture can't be shown here. Save it to see it.</translation>
        </message>
    </context>
    <context>
        <name>PartyForm</name>
        <message>
            <source>Bewoner</source>
            <extracomment>ms after the last letter at which is looked who it may be.</extracomment>
            <translation>Resident</translation>
        </message>
        <message>
            <source>Bedrijf of organisatie</source>
            <translation>Company or organisation</translation>
        </message>
        <message>
            <source>Nieuwe bewoner of bedrijf</source>
            <translation>New resident or company</translation>
        </message>
        <message>
            <source>Soort</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Naam</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Telefoon</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Telefoonnummer</source>
            <translation>Phone number</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>E-mailadres</source>
            <translation>E-mail address</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>Postcode</translation>
        </message>
        <message>
            <source>Huisnummer</source>
            <translation>House number</translation>
        </message>
        <message>
            <source>Huisnummer met toevoeging</source>
            <translation>House number with addition</translation>
        </message>
        <message>
            <source>Straat</source>
            <translation>Street</translation>
        </message>
        <message>
            <source>Plaats</source>
            <translation>Town</translation>
        </message>
        <message>
            <source>Staat er misschien al. Kies om die te openen:</source>
            <translation>May be there already. Choose to open it:</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Vastleggen</source>
            <translation>Record</translation>
        </message>
    </context>
    <context>
        <name>PartyTools</name>
        <message>
            <source>Nieuwe bewoner…</source>
            <translation>New resident…</translation>
        </message>
        <message>
            <source>Zelfde persoon? Koppel</source>
            <translation>Same person? Link</translation>
        </message>
        <message>
            <source>Namens iemand anders…</source>
            <translation>On behalf of somebody…</translation>
        </message>
        <message>
            <source>Koppel %1</source>
            <translation>Link %1</translation>
        </message>
        <message>
            <source>Ontkoppel %1</source>
            <translation>Unlink %1</translation>
        </message>
        <message>
            <source>%1 belt (%2)</source>
            <translation>%1 is calling (%2)</translation>
        </message>
        <message>
            <source>%1 belt voor iemand anders: zoek die op</source>
            <translation>%1 is calling for somebody else: look them up</translation>
        </message>
        <message>
            <source>Niemand: de bewoner belt zelf</source>
            <translation>Nobody: the resident is calling</translation>
        </message>
        <message>
            <source>Zoek eerst de beller of de bewoner op.</source>
            <translation>Look up the caller or the resident first.</translation>
        </message>
        <message>
            <source>%1 is vastgelegd.</source>
            <translation>%1 is recorded.</translation>
        </message>
        <message>
            <source>Gekoppeld met %1.</source>
            <translation>Linked with %1.</translation>
        </message>
        <message>
            <source>Niet meer gekoppeld met %1.</source>
            <translation>No longer linked with %1.</translation>
        </message>
    </context>
    <context>
        <name>PassingOn</name>
        <message>
            <source>Terugbelafspraak gemaakt.</source>
            <translation>Call back arranged.</translation>
        </message>
        <message>
            <source>Overgedragen.</source>
            <translation>Handed over.</translation>
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
        <name>PhonePart</name>
        <message>
            <source>Gesprek met de beller beginnen</source>
            <translation>Begin the talk with the caller</translation>
        </message>
        <message>
            <source>Naar de beller</source>
            <translation>To the caller</translation>
        </message>
        <message>
            <source>Oproep van het scherm halen</source>
            <translation>Take the call off the screen</translation>
        </message>
        <message>
            <source>Er belt nu niemand.</source>
            <translation>Nobody is calling now.</translation>
        </message>
        <message>
            <source>Er is nu geen beller van wie we iets weten.</source>
            <translation>There is no caller now of whom we know anything.</translation>
        </message>
    </context>
    <context>
        <name>PreviewDialog</name>
        <message>
            <source>%1 nieuw, %2 gewijzigd, %3 hetzelfde</source>
            <translation>%1 new, %2 changed, %3 the same</translation>
        </message>
        <message numerus="yes">
            <source>%n fout(en): er wordt niets ingelezen</source>
            <translation>
                <numerusform>%n fault: nothing is brought in</numerusform>
                <numerusform>%n faults: nothing is brought in</numerusform>
            </translation>
        </message>
        <message>
            <source>Bestand inlezen</source>
            <translation>Bring in a file</translation>
        </message>
        <message>
            <source>Fouten</source>
            <translation>Faults</translation>
        </message>
        <message>
            <source>Lees alles in</source>
            <translation>Bring all of it in</translation>
        </message>
        <message>
            <source>Lees niets in</source>
            <translation>Bring nothing in</translation>
        </message>
        <message>
            <source>Regel %1</source>
            <translation>Line %1</translation>
        </message>
        <message>
            <source>Wijzigingen</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>gewijzigd</source>
            <translation>changed</translation>
        </message>
        <message>
            <source>nieuw</source>
            <translation>new</translation>
        </message>
    </context>
    <context>
        <name>Printed</name>
        <message>
            <source>Wat er gebeurde</source>
            <extracomment>Rows that are printed; more is a file to export, not a pile of paper.</extracomment>
            <translation>What happened</translation>
        </message>
    </context>
    <context>
        <name>Promises</name>
        <message>
            <source>Wij bellen terug: %1</source>
            <translation>We will phone back: %1</translation>
        </message>
        <message>
            <source>gezien vóór %1</source>
            <translation>seen before %1</translation>
        </message>
        <message>
            <source>antwoord vóór %1</source>
            <translation>answered before %1</translation>
        </message>
        <message>
            <source>klaar vóór %1</source>
            <translation>done before %1</translation>
        </message>
    </context>
    <context>
        <name>QuestionField</name>
        <message>
            <source>%1 · nog invullen</source>
            <translation>%1 · still to fill in</translation>
        </message>
        <message>
            <source>verplicht</source>
            <translation>required</translation>
        </message>
    </context>
    <context>
        <name>QuestionsField</name>
        <message>
            <source>Nog een vraag</source>
            <translation>Another question</translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message>
            <source>gewijzigd</source>
            <translation>changed</translation>
        </message>
        <message>
            <source>nieuw</source>
            <translation>new</translation>
        </message>
    </context>
    <context>
        <name>ReassignDialog</name>
        <message numerus="yes">
            <source>%n overdracht(en) herverdelen</source>
            <translation>
                <numerusform>Reassign %n handover</numerusform>
                <numerusform>Reassign %n handovers</numerusform>
            </translation>
        </message>
        <message>
            <source>Wordt: %1</source>
            <translation>Becomes: %1</translation>
        </message>
        <message>
            <source>%1 werkt hieraan sinds %2: %3</source>
            <translation>%1 has been working on this since %2: %3</translation>
        </message>
        <message>
            <source>Toch herverdelen</source>
            <translation>Reassign all the same</translation>
        </message>
        <message>
            <source>Herverdelen</source>
            <translation>Reassign</translation>
        </message>
        <message numerus="yes">
            <source>%n overdracht(en)</source>
            <translation>
                <numerusform>%n handover</numerusform>
                <numerusform>%n handovers</numerusform>
            </translation>
        </message>
        <message>
            <source>gekozen</source>
            <translation>chosen</translation>
        </message>
        <message>
            <source>Wie krijgt het?</source>
            <translation>Who gets it?</translation>
        </message>
        <message>
            <source>Zoek een collega, groep of afdeling</source>
            <translation>Search a colleague, group or department</translation>
        </message>
        <message>
            <source>Typ een naam</source>
            <translation>Type a name</translation>
        </message>
        <message>
            <source>Collega’s, groepen en afdelingen</source>
            <translation>Colleagues, groups and departments</translation>
        </message>
        <message>
            <source>Spatie kiest. Bij meer collega’s wordt het werk eerlijk verdeeld.</source>
            <translation>Space chooses. With more colleagues the work is dealt out evenly.</translation>
        </message>
        <message>
            <source>Reden</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Bijvoorbeeld: Stef is ziek</source>
            <translation>For instance: Stef is ill</translation>
        </message>
        <message>
            <source>Annuleren</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>ReassignReceivers</name>
        <message>
            <source>hele afdeling</source>
            <translation>whole department</translation>
        </message>
        <message>
            <source>afwezig t/m %1</source>
            <translation>absent up to and including %1</translation>
        </message>
        <message>
            <source>%1 vervangt</source>
            <translation>%1 stands in</translation>
        </message>
    </context>
    <context>
        <name>Receivers</name>
        <message>
            <source>nu aanwezig</source>
            <translation>there now</translation>
        </message>
        <message>
            <source>nu afwezig</source>
            <translation>not there now</translation>
        </message>
        <message>
            <source>uzelf</source>
            <translation>yourself</translation>
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
        <name>Residing</name>
        <message>
            <source>Toon het venster</source>
            <translation>Show the window</translation>
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
        <message numerus="yes">
            <source>%n actie(s)</source>
            <translation>
                <numerusform>%n action</numerusform>
                <numerusform>%n actions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunningContacts</name>
        <message>
            <source>LOPENDE CONTACTEN</source>
            <translation>RUNNING CONTACTS</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Adres, zonder wachtwoord</source>
            <translation>Address, without a password</translation>
        </message>
        <message>
            <source>Beeld</source>
            <translation>View</translation>
        </message>
        <message>
            <source>België</source>
            <translation>Belgium</translation>
        </message>
        <message>
            <source>Controleer de spelling van notities</source>
            <translation>Check the spelling of notes</translation>
        </message>
        <message>
            <source>De instellingen staan in %1</source>
            <translation>The settings are in %1</translation>
        </message>
        <message>
            <source>Dit werkt als het programma opnieuw start.</source>
            <translation>This works when the program starts again.</translation>
        </message>
        <message>
            <source>Donker</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Hoog contrast</source>
            <translation>High contrast</translation>
        </message>
        <message>
            <source>Instellingen</source>
            <extracomment>What an organisation decides, and no agent for themselves.</extracomment>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Kleuren</source>
            <translation>Colours</translation>
        </message>
        <message>
            <source>Uw beheerder stelt dit in.</source>
            <translation>Your administrator sets this.</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Country</translation>
        </message>
        <message>
            <source>Licht</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Nederland</source>
            <translation>The Netherlands</translation>
        </message>
        <message>
            <source>Nederlandse woorden</source>
            <translation>Words of the Netherlands</translation>
        </message>
        <message>
            <source>Noem achternamen van collega’s aan bewoners</source>
            <translation>Tell residents the surnames of colleagues</translation>
        </message>
        <message>
            <source>Open tot</source>
            <translation>Open until</translation>
        </message>
        <message>
            <source>Open van</source>
            <translation>Open from</translation>
        </message>
        <message>
            <source>Start opnieuw</source>
            <translation>Start again</translation>
        </message>
        <message>
            <source>Taal</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Tekstgrootte</source>
            <translation>Text size</translation>
        </message>
        <message>
            <source>Toon berichten aan de rand van het scherm</source>
            <translation>Show notices at the edge of the screen</translation>
        </message>
        <message>
            <source>Vlaamse woorden</source>
            <translation>Flemish words</translation>
        </message>
        <message>
            <source>Volgens het land</source>
            <translation>By the country</translation>
        </message>
        <message>
            <source>Werk</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>Telefonie</source>
            <translation>Telephony</translation>
        </message>
        <message>
            <source>Poort voor de telefooncentrale (0: geen)</source>
            <translation>Port for the telephone system (0: none)</translation>
        </message>
        <message>
            <source>Het adres dat de centrale nodig heeft, kopieert u met Ctrl+K: ‘Adres voor de telefooncentrale kopiëren’.</source>
            <translation>Copy the address that the telephone system needs with Ctrl+K: ‘Copy the address for the telephone system’.</translation>
        </message>
        <message>
            <source>Werkvoorraad</source>
            <translation>Workspace</translation>
        </message>
        <message>
            <source>Woorden</source>
            <translation>Dutch words</translation>
        </message>
        <message>
            <source>Zelfde melding binnen</source>
            <translation>Same report within</translation>
        </message>
        <message>
            <source>Zoals het systeem</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>en niet ouder dan</source>
            <translation>and not older than</translation>
        </message>
        <message>
            <source>leeg: een eigen bestand op deze computer</source>
            <translation>empty: a file of your own on this computer</translation>
        </message>
        <message>
            <source>meter</source>
            <translation>metres</translation>
        </message>
        <message>
            <source>weken</source>
            <translation>weeks</translation>
        </message>
    </context>
    <context>
        <name>ShortcutDialog</name>
        <message>
            <source>Andere toetsen</source>
            <translation>Other keys</translation>
        </message>
        <message>
            <source>Deze toetsen horen al bij “%1”.</source>
            <translation>These keys belong to “%1” already.</translation>
        </message>
        <message>
            <source>Druk de toetsen in die u wilt gebruiken:</source>
            <translation>Press the keys that you want to use:</translation>
        </message>
        <message>
            <source>Gebruik Ctrl, Alt of een functietoets: anders kunt u niet meer typen.</source>
            <translation>Use Ctrl, Alt or a function key: otherwise you could no longer type.</translation>
        </message>
        <message>
            <source>Gebruik deze toetsen</source>
            <translation>Use these keys</translation>
        </message>
        <message>
            <source>Laat zo</source>
            <translation>Leave it</translation>
        </message>
        <message>
            <source>Toetsen</source>
            <translation>Keys</translation>
        </message>
    </context>
    <context>
        <name>ShortcutRows</name>
        <message>
            <source>Actie</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Toetsen</source>
            <translation>Keys</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsPage</name>
        <message>
            <source>Acties en hun toetsen</source>
            <translation>Actions and their keys</translation>
        </message>
        <message>
            <source>Afdrukken…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Andere toetsen…</source>
            <translation>Other keys…</translation>
        </message>
        <message>
            <source>De toetsen werken nu, maar kunnen niet worden bewaard.</source>
            <translation>The keys work now, but can't be kept.</translation>
        </message>
        <message>
            <source>Geen actie met deze woorden.</source>
            <translation>No action with these words.</translation>
        </message>
        <message>
            <source>Sneltoetsen</source>
            <translation>Shortcuts</translation>
        </message>
        <message>
            <source>Zoals het was</source>
            <translation>As it was</translation>
        </message>
        <message>
            <source>Zoek een actie of toets</source>
            <translation>Search for an action or key</translation>
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
            <source>Werkvoorraad: nog niet gekozen</source>
            <translation>Workspace: not chosen yet</translation>
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
        <name>SplitRows</name>
        <message>
            <source>+ Deel</source>
            <translation>+ Part</translation>
        </message>
        <message>
            <source>Nog een deel</source>
            <translation>One more part</translation>
        </message>
        <message>
            <source>Deel %1: wat moet er gebeuren</source>
            <translation>Part %1: what is to be done</translation>
        </message>
        <message>
            <source>Dezelfde afdeling</source>
            <translation>The same department</translation>
        </message>
        <message>
            <source>Wie doet deel %1</source>
            <translation>Who does part %1</translation>
        </message>
    </context>
    <context>
        <name>StandardTexts</name>
        <message>
            <source>Standaardtekst invoegen…</source>
            <translation>Insert a standard text…</translation>
        </message>
        <message>
            <source>Er zijn nog geen standaardteksten.</source>
            <translation>There are no standard texts yet.</translation>
        </message>
    </context>
    <context>
        <name>StatusTable</name>
        <message>
            <source>Systeem</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Status daar</source>
            <translation>Status there</translation>
        </message>
        <message>
            <source>Betekent hier</source>
            <translation>Means here</translation>
        </message>
        <message>
            <source>Gezien</source>
            <translation>Seen</translation>
        </message>
        <message numerus="yes">
            <source>%n keer</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
        <message>
            <source>nog onbekend</source>
            <translation>not known yet</translation>
        </message>
    </context>
    <context>
        <name>StatusesPage</name>
        <message>
            <source>nog onbekend</source>
            <translation>not known yet</translation>
        </message>
        <message>
            <source>Wat deze status hier betekent</source>
            <translation>What this status means here</translation>
        </message>
        <message>
            <source>Statussen van andere systemen</source>
            <translation>Statuses of other systems</translation>
        </message>
        <message>
            <source>Een status zonder betekenis staat zoals hij is bij de zaak, en zegt niets over de stap waarin die is. Kies wat hij hier betekent; dat geldt ook voor zaken die er al zijn.</source>
            <translation>A status without a meaning stands with the case as it is, and says nothing of the step it is in. Choose what it means here; that holds for cases that are there already too.</translation>
        </message>
        <message>
            <source>Er zijn geen onbekende statussen.</source>
            <translation>There are no unknown statuses.</translation>
        </message>
        <message>
            <source>Betekent hier</source>
            <extracomment>What a status may mean, in the order of a report's life.</extracomment>
            <translation>Means here</translation>
        </message>
    </context>
    <context>
        <name>StepActions</name>
        <message>
            <source>Gezien: %1</source>
            <translation>Seen: %1</translation>
        </message>
        <message>
            <source>U behandelt nu: %1</source>
            <translation>You are now handling: %1</translation>
        </message>
        <message>
            <source>Ingepland: %1</source>
            <translation>Planned: %1</translation>
        </message>
        <message>
            <source>Gereed: %1</source>
            <translation>Done: %1</translation>
        </message>
        <message>
            <source>Genoteerd bij: %1</source>
            <translation>Noted with: %1</translation>
        </message>
        <message>
            <source>Doorgestuurd: %1</source>
            <translation>Forwarded: %1</translation>
        </message>
        <message>
            <source>Geweigerd: %1</source>
            <translation>Refused: %1</translation>
        </message>
        <message>
            <source>In delen verdeeld: %1</source>
            <translation>Split in parts: %1</translation>
        </message>
        <message>
            <source>Heropend: %1</source>
            <translation>Reopened: %1</translation>
        </message>
        <message>
            <source>Navraag gedaan: %1</source>
            <translation>Asked about: %1</translation>
        </message>
        <message>
            <source>Naar de stappen</source>
            <translation>To the steps</translation>
        </message>
        <message>
            <source>Gezien</source>
            <translation>Seen</translation>
        </message>
        <message>
            <source>Accepteer</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Plan…</source>
            <translation>Plan…</translation>
        </message>
        <message>
            <source>Gereed</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Notitie…</source>
            <translation>Note…</translation>
        </message>
        <message>
            <source>Stuur door…</source>
            <translation>Forward…</translation>
        </message>
        <message>
            <source>Weiger…</source>
            <translation>Refuse…</translation>
        </message>
        <message>
            <source>Splits…</source>
            <translation>Split…</translation>
        </message>
        <message>
            <source>Heropen…</source>
            <translation>Reopen…</translation>
        </message>
        <message>
            <source>Navragen…</source>
            <translation>Ask…</translation>
        </message>
        <message>
            <source>Vergissing bij gereed melden</source>
            <translation>Finished by mistake</translation>
        </message>
        <message>
            <source>Vergissing bij weigeren</source>
            <translation>Refused by mistake</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>niet nodig</source>
            <extracomment>How far a report is at each stage: the number of the step that is present. The number of the last step. What the trail must hold of a step for it to count as taken. That a report came in needs no more proof than the report itself.</extracomment>
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
        <name>SynonymsPage</name>
        <message numerus="yes">
            <source>%n paar/paren</source>
            <translation>
                <numerusform>%n pair</numerusform>
                <numerusform>%n pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SystemsPart</name>
        <message>
            <source>Uitgaand</source>
            <translation>Outgoing</translation>
        </message>
        <message>
            <source>Statussen van andere systemen</source>
            <translation>Statuses of other systems</translation>
        </message>
        <message numerus="yes">
            <source>%n vast</source>
            <translation>
                <numerusform>%n stuck</numerusform>
                <numerusform>%n stuck</numerusform>
            </translation>
        </message>
        <message>
            <source>‘%1’ staat bij %2 onder nummer %3.</source>
            <translation>‘%1’ is at %2 under number %3.</translation>
        </message>
    </context>
    <context>
        <name>TellAllPage</name>
        <message>
            <source>Mail iedereen</source>
            <translation>Mail everybody</translation>
        </message>
        <message>
            <source>Schrijf mail</source>
            <translation>Write mail</translation>
        </message>
        <message>
            <source>Bel</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>Er is niemand die dit meldde, of het is nog niet klaar.</source>
            <translation>Nobody reported this, or it is not done yet.</translation>
        </message>
        <message>
            <source>Iedereen die dit meldde, weet hoe het is afgelopen.</source>
            <translation>Everybody who reported this knows how it ended.</translation>
        </message>
        <message numerus="yes">
            <source>%n bewoner(s) moet(en) het nog horen.</source>
            <translation>
                <numerusform>%n resident still has to hear it.</numerusform>
                <numerusform>%n residents still have to hear it.</numerusform>
            </translation>
        </message>
        <message>
            <source>geheim</source>
            <translation>secret</translation>
        </message>
        <message>
            <source>%1 · weet het</source>
            <translation>%1 · knows</translation>
        </message>
        <message>
            <source>geen mail of telefoon bekend</source>
            <translation>no mail or phone known</translation>
        </message>
        <message numerus="yes">
            <source>Mail %n bewoner(s)</source>
            <translation>
                <numerusform>Mail %n resident</numerusform>
                <numerusform>Mail %n residents</numerusform>
            </translation>
        </message>
        <message>
            <source>Wie dit meldde</source>
            <translation>Who reported this</translation>
        </message>
        <message>
            <source>Wat deze bewoner te lezen krijgt</source>
            <translation>What this resident gets to read</translation>
        </message>
        <message>
            <source>Iedereen terugkoppelen</source>
            <translation>Tell everybody</translation>
        </message>
    </context>
    <context>
        <name>TellingPart</name>
        <message>
            <source>Iedereen terugkoppelen</source>
            <translation>Tell everybody</translation>
        </message>
        <message>
            <source>Koppel als dezelfde melding</source>
            <translation>Link as the same report</translation>
        </message>
        <message>
            <source>Kies eerst een melding in de buurt.</source>
            <translation>Choose a report nearby first.</translation>
        </message>
        <message>
            <source>Gekoppeld: wie dit meldde, hoort straks hoe het is afgelopen.</source>
            <translation>Linked: who reported this will hear how it ended.</translation>
        </message>
        <message>
            <source>Deze meldingen waren al gekoppeld.</source>
            <translation>These reports were linked already.</translation>
        </message>
        <message numerus="yes">
            <source>%n mail(s) gaat/gaan eruit.</source>
            <translation>
                <numerusform>%n mail goes out.</numerusform>
                <numerusform>%n mails go out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TermsField</name>
        <message>
            <source>geen</source>
            <translation>none</translation>
        </message>
        <message>
            <source>%1 binnen</source>
            <translation>%1 within</translation>
        </message>
        <message>
            <source>%1: eenheid</source>
            <translation>%1: unit</translation>
        </message>
    </context>
    <context>
        <name>TextQuestion</name>
        <message>
            <source>Straat en huisnummer, of een plek</source>
            <translation>Street and number, or a place</translation>
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
            <source>geen zaak</source>
            <translation>no case</translation>
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
        <message>
            <source>Deze werkvoorraad is nog leeg. Bewoners, meldingen en artikelen leest u in op de opdrachtregel:</source>
            <translation>This workspace is still empty. Bring residents, reports and articles in on the command line:</translation>
        </message>
        <message>
            <source>Afdelingen, collega’s en keuzelijsten leest u in bij Beheer (Alt+9), met ‘Lees bestand in…’.</source>
            <translation>Departments, colleagues and lists come in under Administration (Alt+9), with ‘Read file…’.</translation>
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
        <message>
            <source>afwezig tot en met %1</source>
            <translation>absent up to and including %1</translation>
        </message>
    </context>
    <context>
        <name>WhoPage</name>
        <message numerus="yes">
            <source>%n collega('s)</source>
            <translation>
                <numerusform>%n colleague</numerusform>
                <numerusform>%n colleagues</numerusform>
            </translation>
        </message>
        <message>
            <source>Niemand gevonden.</source>
            <translation>Nobody found.</translation>
        </message>
        <message>
            <source>Bel %1</source>
            <translation>Call %1</translation>
        </message>
        <message>
            <source>Mail %1</source>
            <translation>Mail %1</translation>
        </message>
        <message>
            <source>Vervangen door %1</source>
            <translation>Replaced by %1</translation>
        </message>
        <message>
            <source>Wie is wie</source>
            <translation>Who is who</translation>
        </message>
        <message>
            <source>Zoeken in wie is wie</source>
            <translation>Search in who is who</translation>
        </message>
        <message>
            <source>Zoek een naam, functie of afdeling</source>
            <translation>Search a name, job or department</translation>
        </message>
        <message>
            <source>Collega’s</source>
            <translation>Colleagues</translation>
        </message>
        <message>
            <source>Bel</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>Mail</source>
            <translation>Mail</translation>
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
        <name>WorkListDelegate</name>
        <message>
            <source>bezig: %1</source>
            <translation>busy: %1</translation>
        </message>
    </context>
    <context>
        <name>WorkListFilters</name>
        <message>
            <source>Afspraak</source>
            <translation>Promise</translation>
        </message>
        <message>
            <source>Oudste eerst</source>
            <translation>Oldest first</translation>
        </message>
        <message>
            <source>Nieuwste eerst</source>
            <translation>Newest first</translation>
        </message>
        <message>
            <source>Onderwerp</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Stand</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Niet</source>
            <translation>Not</translation>
        </message>
        <message>
            <source>Afdeling</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>Wie</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Alle standen</source>
            <translation>All states</translation>
        </message>
        <message>
            <source>Alle afdelingen</source>
            <translation>All departments</translation>
        </message>
    </context>
    <context>
        <name>WorkListModel</name>
        <message>
            <source>Onderwerp</source>
            <extracomment>Asked for each cell that is painted, and putting flags together takes its time. A heading is passed over by the keyboard.</extracomment>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Bewoner</source>
            <translation>Resident</translation>
        </message>
        <message>
            <source>Van → naar</source>
            <translation>From → to</translation>
        </message>
        <message>
            <source>Wie</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Afspraak</source>
            <translation>Promise</translation>
        </message>
        <message>
            <source>Stand</source>
            <translation>State</translation>
        </message>
    </context>
    <context>
        <name>WorkListPage</name>
        <message>
            <source>%1 te laat</source>
            <extracomment>How wide the columns are: parts of the width that is left. The order that a click on the head of a column asks for. Lists that belong together.</extracomment>
            <translation>%1 late</translation>
        </message>
        <message>
            <source>Weergave</source>
            <translation>View</translation>
        </message>
        <message>
            <source>Bewaarde weergave</source>
            <translation>Kept view</translation>
        </message>
        <message>
            <source>Bewaar weergave</source>
            <translation>Keep view</translation>
        </message>
        <message>
            <source>Verwijder weergave</source>
            <translation>Remove view</translation>
        </message>
        <message>
            <source>Naam van de weergave</source>
            <translation>Name of the view</translation>
        </message>
        <message>
            <source>Bewaar</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>Filter op woorden</source>
            <translation>Filter by words</translation>
        </message>
        <message>
            <source>Filter op onderwerp, bewoner of zaaknummer</source>
            <translation>Filter by subject, resident or case number</translation>
        </message>
        <message>
            <source>Filter op stand</source>
            <translation>Filter by state</translation>
        </message>
        <message>
            <source>Filter op afdeling</source>
            <translation>Filter by department</translation>
        </message>
        <message>
            <source>Te laat</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Alleen wat te laat is</source>
            <translation>Only what is late</translation>
        </message>
        <message>
            <source>Volgorde</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Groepeer</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Groeperen</source>
            <translation>Group by</translation>
        </message>
        <message>
            <source>Overdrachten</source>
            <translation>Handovers</translation>
        </message>
        <message>
            <source>Pijltjes gaan door de lijst, Enter opent. Met de toetsen onderaan zet u een stap.</source>
            <translation>Arrows go through the list, Enter opens. The keys below take a step.</translation>
        </message>
        <message>
            <source>Toon alles</source>
            <translation>Show all</translation>
        </message>
    </context>
    <context>
        <name>WorkListViews</name>
        <message>
            <source>Standaard</source>
            <translation>Standard</translation>
        </message>
    </context>
    <context>
        <name>WorkLists</name>
        <message>
            <source>Aan mij overgedragen</source>
            <translation>Handed to me</translation>
        </message>
        <message>
            <source>Mijn afdeling</source>
            <translation>My department</translation>
        </message>
        <message>
            <source>Wachtrij team</source>
            <translation>Team queue</translation>
        </message>
        <message>
            <source>Door mij overgedragen</source>
            <translation>Handed over by me</translation>
        </message>
        <message>
            <source>Nog te vertellen</source>
            <translation>Still to tell</translation>
        </message>
        <message>
            <source>Terugbellen vandaag</source>
            <translation>Call back today</translation>
        </message>
        <message>
            <source>Terugbellen door mijn afdeling</source>
            <translation>Calls back by my department</translation>
        </message>
        <message>
            <source>Onderweg</source>
            <translation>Under way</translation>
        </message>
        <message>
            <source>Door mij</source>
            <translation>By me</translation>
        </message>
        <message>
            <source>Door mijn afdeling</source>
            <translation>By my department</translation>
        </message>
        <message>
            <source>Pijltjes kiezen · Enter opent · / filtert · de letters zetten een stap</source>
            <translation>Arrows choose · Enter opens · / filters · the letters take a step</translation>
        </message>
        <message>
            <source>Niets voldoet aan dit filter</source>
            <translation>Nothing fits this filter</translation>
        </message>
        <message>
            <source>Verruim het filter, of toon alles.</source>
            <translation>Widen the filter, or show all.</translation>
        </message>
        <message>
            <source>Wat een collega aan u overdraagt, staat hier.</source>
            <translation>What a colleague hands over to you stands here.</translation>
        </message>
        <message>
            <source>Wat aan uw afdeling wordt overgedragen, staat hier.</source>
            <translation>What is handed over to your department stands here.</translation>
        </message>
        <message>
            <source>Wat aan uw team is gegeven en niemand nog heeft, staat hier.</source>
            <translation>What was given to your team and nobody has yet stands here.</translation>
        </message>
        <message>
            <source>Wat u overdraagt, volgt u hier tot de bewoner het weet.</source>
            <translation>What you hand over you follow here until the resident knows.</translation>
        </message>
        <message>
            <source>Wat klaar is en u de bewoner nog moet vertellen, staat hier.</source>
            <translation>What is done and you must still tell the resident stands here.</translation>
        </message>
        <message>
            <source>Wie u vandaag terugbelt, staat hier. F7 maakt een afspraak.</source>
            <translation>Whom you phone back today stands here. F7 makes an appointment.</translation>
        </message>
        <message>
            <source>Wie uw afdeling vandaag terugbelt, staat hier.</source>
            <translation>Whom your department phones back today stands here.</translation>
        </message>
        <message>
            <source>Niets te doen</source>
            <translation>Nothing to do</translation>
        </message>
    </context>
    <context>
        <name>WorkRows</name>
        <message>
            <source>%1 is hiermee bezig</source>
            <translation>%1 is working on this</translation>
        </message>
        <message>
            <source>geheim</source>
            <translation>secret</translation>
        </message>
        <message>
            <source>geen zaak</source>
            <translation>no case</translation>
        </message>
        <message>
            <source>te laat %1</source>
            <translation>%1 late</translation>
        </message>
        <message>
            <source>nog %1</source>
            <translation>%1 left</translation>
        </message>
    </context>
    <context>
        <name>WorkloadDelegate</name>
        <message>
            <source>%1 (afwezig)</source>
            <translation>%1 (absent)</translation>
        </message>
    </context>
    <context>
        <name>Workplace</name>
        <message>
            <source>Zoeken</source>
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

"""What Outlook calls the columns of an address book in French, Italian, Dutch, Polish, Portuguese and Swedish.

Invariant: a pattern is over folded names (`columns.fold`); what a name means does not depend on the language it is in.
"""

from __future__ import annotations

NAMES: dict[str, tuple[str, str]] = {
    "Outlook in French": ("prénom", "nom"),
    "Outlook in Italian": ("nome", "cognome"),
    "Outlook in Dutch": ("voornaam", "achternaam"),
    "Outlook in Polish": ("imię", "nazwisko"),
    "Outlook in Portuguese": ("nome", "sobrenome"),
    "Outlook in Portuguese, as Portugal has it": ("nome", "apelido"),
    "Outlook in Swedish": ("förnamn", "efternamn"),
}
"""Layout -> its columns of first and last name. All of them write the day first."""

READ: tuple[tuple[str, str], ...] = (
    ("first", r"prénom|nome|nomepróprio|voornaam|imię|förnamn"),
    ("middle", r"deuxièmeprénom|secondonome|middelstenaam|tweedevoornaam|drugieimię|segundonome|mellannamn"),
    ("last", r"nom|nomdefamille|cognome|achternaam|nazwisko|sobrenome|apelido|efternamn"),
    ("company", r"société|entreprise|società|azienda|bedrijf|företag"),
    ("title", r"fonction|poste|posizione|mansione|functie|stanowisko|befattning"),
    ("email", r"adresse(?:de)?(?:messagerie|courriel|email|électronique)(\d+)?|courriel(\d+)?"),
    ("email", r"indirizzo(?:di)?(?:posta(?:elettronica)?|email)(\d+)?|emailadres(\d+)?|email(\d+)adres"),
    ("email", r"adresemail(\d+)?|adrespocztyelektronicznej(\d+)?|epostadress(\d+)?|epost(\d+)adress"),
    ("email", r"endereçode(?:email|correioelec?tr[ôó]nico)(\d+)?|email(\d+)endereço"),
    ("phone", r"tél(?:éphone)?(\d+)?(?:bureau|domicile|autre|voiture|société|mobile|principal|portable)"),
    (
        "phone",
        r"tél(?:éphone)?(?:bureau|domicile|autre|mobile|portable)(\d+)|radiotéléphone|récepteurderadiomessagerie",
    ),
    ("phone", r"(?:ufficio|abitazione|cellulare)(\d+)?|auto|altrotelefono|cercapersone|principale|radiotelefono"),
    ("phone", r"telefono(?:principale(?:società)?|uff(?:icio)?|ab(?:itazione)?|cellulare)(\d+)?"),
    (
        "phone",
        r"(?:telefoon(?:opwerk|thuis|werk|zakelijk)|mobieletelefoon)(\d+)?|autotelefoon|hoofdtelefoon(?:bedrijf)?",
    ),
    ("phone", r"anderetelefoon|radiotelefoon|telefon(?:służbowy|domowy|komórkowy|główny|wsamochodzie|firmowy)(\d+)?"),
    ("phone", r"innytelefon|głównytelefon\w*|radiotelefon|telemóvel(\d+)?|outrotelefone|radiotelefone"),
    ("phone", r"telefone(?:comercial|residencial|celular|principal|docarro|dotrabalho|decasa|móvel|daempresa)(\d+)?"),
    ("phone", r"telefon(?:arbete|hem|företag)(\d+)?|annantelefon|huvudtelefon|biltelefon|personsökare"),
    ("url", r"pageweb|paginaweb|webpagina|strona(?:sieciweb|www)|páginadaweb|webbsida"),
    ("birthday", r"anniversaire|datedenaissance|compleanno|datadinascita|verjaardag|geboortedatum|urodziny"),
    ("birthday", r"aniversário|datadenascimento|födelsedag"),
    ("anniversary", r"anniversairedemariage\w*|anniversario|feestdag|rocznica|datasespeciais|bemärkelsedag|årsdag"),
    ("note", r"note|notities|notatki|anotações|observações|anteckningar"),
    ("label", r"catégories|categorie|categorieën|kategorie|categorias|kategorier"),
    ("spouse", r"conjointe?|coniuge|echtgeno(?:ot|te|ote)|współmałżonek|cônjuge|makamake"),
    ("child", r"enfants|figli|kinderen|dzieci|filhos|barn"),
    ("manager", r"responsable|nomemanager|naammanager|imięinazwiskomenedżera|nomedogerente|chefensnamn"),
    ("assistant", r"nomdelassistante?|nomeassistente|naamassistent|imięinazwiskoasystenta|nomedoassistente"),
    ("assistant", r"assistentensnamn"),
)
"""Role -> patterns of the columns that hold it."""

OF_PLACES = (
    r"(?:rue|ville|codepostal|paysrégion|départementrégion|dép\w{0,2}région|boîtepostale|autreboîtepostale|bp)\w*|"
    r"(?:via|città|provincia|cap|paese|casellapostale|werkadres|huisadres|anderadres|adres(?:służbowy|domowy|inny))\w*|"
    r"(?:ulica|miasto|województwo|kodpocztowy|kraj|skrytkapocztowa|rua|cidade|estado|cep|paísregião|caixapostal)\w*|"
    r"(?:gatuadress|gata|postnummer|landregion|postbox|län)\w*|emplacement|bureau|località|locatie|lokalizacja|plats|"
    r"postbus\w*|endereço(?:comercial|residencial|outro)\w*|ort\w+"
)
OF_SAYS_NO_MORE = (
    r"titre|titolo\w*|titel|tytuł|título|suffixe|achtervoegsel|sufiks|sufixo|initiales|iniziali|inicjały|iniciais|"
    r"initialer|service|reparto|afdeling|dział|avdelning|professione|beroep|zawód|profissão|yrke|"
    r"(?:télécopie|faks|telefax)\w*|altrofax|anderefax|rnis|téléphonedelassistante?|telefonoassistente|"
    r"telefoonassistent|telefonasystenta|telefonedoassistente|assistentenstelefon|rappel|richiamata\w*|terugbellen|"
    r"oddzwanianie|retornodechamada|telefonottytdd|ttytddtelefoon|telefonttytdd|telefonettytdd|texttelefon|"
    r"typedemessagerie\d?|nomcompletdel\w+|tipopostaelettronica\d?|nomevisualizzato\w+|email\d?weergegevennaam|"
    r"typemail\d?|typemaila|typ\w*email\d?|nazwawyświetlana\w*|tipodeemail\d?|nomeparaexibição\w*|epost\d?typ|"
    r"visningsnamn\w*|epost\d?visningsnamn"
)
OF_PRIVATE = (
    r"passetemps|kilométrage|informationsfacturation|sexe|sesso|geslacht|płeć|kön|factuurinformatie|"
    r"numérodidentification\w*|codegouvernement|codicefiscale"
)
OF_PROGRAM = (
    r"compte|(?:utilisateur|utente|gebruiker|użytkownik|usuário|användare)\d|langue|lingua|taal|język|språk|motsclés|"
    r"parolechiave|trefwoorden|słowakluczowe|palavraschave|nyckelord|priorité|priorità|prioriteit|priorytet|prioridade|"
    r"prioritet|privé|privato|prywatne|critèredediffusion|riservatezza|gevoeligheid|poufność|confidencialidade|"
    r"känslighet|serveurdannuaire|serverdirectory|disponibilitéinternet|recommandépar"
)

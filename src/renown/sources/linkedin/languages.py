"""What the columns of a list of connections are called in the languages of LinkedIn.

Invariant: a name stands for one column only; what is not listed is found by what stands in the rows (`sheets`).
"""

from __future__ import annotations

_MEANT: dict[str, str] = {
    "firstname": "nombre|prénom|vorname|nome|nomeproprio|voornaam|imię|förnamn|fornavn|etunimi|jméno|prenume|имя|ad",
    "lastname": (
        "apellidos|apellido|nomdefamille|nom|nachname|familienname|cognome|sobrenome|apelido|apelidos|achternaam|nazwisko|"
        "efternamn|efternavn|etternavn|sukunimi|příjmení|numedefamilie|фамилия|soyadı"
    ),
    "emailaddress": (
        "direccióndecorreoelectrónico|correoelectrónico|email|adresseemail|adresseélectronique|courriel|emailadresse|"
        "indirizzoemail|indirizzodipostaelettronica|endereçodeemail|endereçodecorreioeletrônico|emailadres|adresemail|"
        "epostadress|epostadresse|mailadresse|emailováadresa|адресэлектроннойпочты|epostaadresi"
    ),
    "company": (
        "empresa|compañía|entreprise|société|unternehmen|firma|azienda|società|bedrijf|företag|virksomhed|bedrift|selskap|"
        "yritys|společnost|companie|компания|şirket|organización"
    ),
    "position": (
        "cargo|puesto|poste|fonction|posten|posizione|qualifica|posição|cargoocupado|functie|stanowisko|befattning|"
        "stilling|asema|tehtävä|pozice|funcție|должность|pozisyon"
    ),
    "connectedon": (
        "conectadoel|conectadodesde|conectadoen|fechadeconexión|fechadecontacto|encontactodesde|contactodesde|"
        "connectéle|connectédepuis|enrelationdepuis|relationdepuis|datedeconnexion|datedemiseenrelation|"
        "verbundenseit|verbundenam|vernetztam|vernetztseit|kontaktseit|kontaktseitdem|datumderverbindung|"
        "collegatodal|collegatoil|datadicollegamento|datacollegamento|incontattodal|"
        "conectadoem|conectadodesde|datadeconexão|datadaconexão|datadaligação|ligadodesde|"
        "verbondenop|verbondensinds|connectieop|connectiesinds|gelinktop|połączono|datapołączenia|datanawiązaniakontaktu|"
        "kontaktdatum|kontaktsedan|anslutenden|ansluten|forbundetden|tilknyttetden|"
        "датаустановлениясвязи|датаустановленияконтакта|bağlantıtarihi"
    ),
}
ENGLISH: dict[str, str] = {word: column for column, words in _MEANT.items() for word in words.split("|")}
"""Folded column name -> the folded English one."""

"""Made-up LinkedIn exports: one function per era, each writes into an empty folder and returns the path to import.

The owner is Mara Lindqvist everywhere; nobody in here exists.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see ""allowed"" ones."\n\n'
)
SPIN = '<p class="spinmail-quill-editor__spin-break">Hello %FIRSTNAME%,\r\n\r\nbuy beans</p>'
IN = "https://www.linkedin.com/in/"
MARA, ODO, ZOE = IN + "mara-lindqvist", IN + "odo-brandt-7a", IN + "zo%C3%AB-roe"


def sheet(
    text: str, *rows: tuple[str, ...], end: str = "\n", quoting: int = csv.QUOTE_MINIMAL, separator: str = ","
) -> str:
    """CSV text of a header (comma separated) and rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerow(text.split(","))
    writer.writerows(rows)
    return out.getvalue()


def utf16(text: str, *rows: tuple[str, ...]) -> bytes:
    """The UTF-16, tab-separated, all-quoted files of 2018."""
    return sheet(text, *rows, quoting=csv.QUOTE_ALL, separator="\t", end="\r\n").encode("utf-16")


def packed(folder: Path, name: str, files: dict[str, str | bytes]) -> Path:
    """A zip of the files."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in files.items():
            archive.writestr(file, content)
    return path


PROFILE_COLUMNS = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)
PROFILE = sheet(
    PROFILE_COLUMNS,
    ("Mara", "Lindqvist", "", "", "Dec 10", "Grows orchards", "", "Farming", "", "", "[mara]", "", ""),
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
COMMENTS = (
    "Date,Link,Message\r\n"
    "2024-03-06 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170900000000000000,First line\r\n"
    "second line that was never quoted\r\n"
    "\r\n"
    "2024-03-07 10:00:00,https://www.linkedin.com/feed/update/urn:li:activity:7171000000000000000,"
    '"Said \\"well, done\\""\r\n'
)
SHARE = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7170638899200000000"
SHARES = (
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
    f'2024-03-05 07:08:09,{SHARE},"Planted forty trees.""\r\n""They already ""hum""",,,MEMBER_NETWORK\r\n'
)


def letter(
    conversation: str,
    sender: tuple[str, str],
    to: tuple[str, str],
    time: str,
    text: str,
    folder: str = "INBOX",
    draft: str = "No",
) -> tuple[str, ...]:
    """A row of messages.csv in March 2024; people are name and address."""
    return (conversation, "", *sender, *to, f"2024-03-{time} UTC", "", text, folder, "", draft, "No")


ME, HIM, HER = ("Mara Lindqvist", MARA), ("Odo Brandt", ODO), ("Zoë Roe, Ph.D.", ZOE)
MESSAGES_2024 = (
    letter("c1", HIM, ME, "05 07:08:09", "Hi\r\n\r\nthere"),
    letter("c1", ME, HIM, "05 08:00:00", "<p>Hi</p>"),
    letter("c2", HER, ("Odo Brandt, Mara Lindqvist", f"{ODO},{MARA}"), "06 08:00:00", "Hello both"),
    letter("c3", ("Bean Sellers", ""), ME, "06 09:00:00", SPIN),
    letter("c4", ("LinkedIn Member", ""), ME, "06 09:00:00", "Bye"),
    letter("c1", ME, HIM, "06 10:00:00", "unsent", draft="Yes"),
    letter("c5", ("Ivo Quill", IN + "ivo-quill"), ME, "06 11:00:00", "Win", folder="SPAM"),
)

COMPLETE_2024: dict[str, str | bytes] = {
    "Profile.csv": PROFILE,
    "Connections.csv": NOTES
    + sheet(
        CONNECTIONS,
        ("Odo", "Brandt", ODO, "odo@example.org", "Beanworks", "Gardener", "05 Mar 2024"),
        ("Zoë", "Roe, Ph.D.", ZOE, "", "Old Mill", "Miller", "04 Mar 2024"),
        ("Kim", "Teal", IN + "kim-teal-1", "", "", "", "03 Mar 2024"),
        ("Kim", "Teal", IN + "kim-teal-2", "", "", "", "02 Mar 2024"),
        ("", "", "", "", "", "", "01 Mar 2024"),
        ("", "", "", "", "", "", "29 Feb 2024"),
        ("Ada", "Moss", IN + "ada-moss", "", "", "", "yesterday"),
    ).rstrip("\n"),
    "messages.csv": sheet(
        MESSAGES + ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
        *MESSAGES_2024,
    ),
    "Invitations.csv": sheet(
        INVITATIONS,
        ("Mara Lindqvist", "Odo Brandt", "3/4/24, 9:05\u202fPM", "Shall we?", "OUTGOING", MARA, ODO),
        ("Zoë Roe, Ph.D.", "Mara Lindqvist", "3/3/24, 7:08 AM", "", "INCOMING", ZOE, MARA),
    ),
    "Endorsement_Received_Info.csv": sheet(
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
        ("2024/03/05 07:08:09 UTC", "Grafting", "Odo", "Brandt", "www.linkedin.com/in/odo-brandt-7a", "ACCEPTED"),
        ("2024/03/05 07:08:09 UTC", "Pruning", "Odo", "Brandt", "www.linkedin.com/in/odo-brandt-7a", "PENDING"),
    ),
    "Endorsement_Given_Info.csv": sheet(
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
        ("2024/03/05 07:08:09 UTC", "Milling", "Zoë", "Roe, Ph.D.", "www.linkedin.com/in/zo%C3%AB-roe", "ACCEPTED"),
    ),
    "Recommendations_Received.csv": sheet(
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        ("Odo", "Brandt", "Beanworks", "Gardener", "Knows, her\ntrees", "03/05/24, 07:08 PM", "VISIBLE"),
        ("Kim", "Teal", "", "", "Fine", "03/05/24, 07:09 PM", "HIDDEN"),
    ),
    "Recommendations_Given.csv": sheet(
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        ("Una", "Vale", "", "", "Good", "02/05/24, 11:08 AM", "VISIBLE"),
    ),
    "Company Follows.csv": sheet("Organization,Followed On", ("Beanworks", "Tue Mar 05 07:08:09 UTC 2024")),
    "Member_Follows.csv": sheet(
        "Date,Status,FullName",
        ("2024-03-05 07:08:09", "Active", "Una Vale"),
        ("2024-03-05 07:08:10", "Unfollow", "Odo Brandt"),
        end="\r\n",
    ),
    "Hashtag_Follows.csv": sheet(
        "HashTag,CreatedTime,LastModifiedTime,State", ("trees", "2024-03-05 07:08:09", "", "")
    ),
    "Reactions.csv": sheet(
        "Date,Type,Link",
        (
            "2024-03-05 07:08:09",
            "LIKE",
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7170000000000000000",
        ),
        end="\r\n",
    ),
    "Comments_34875879.csv": COMMENTS,
    "Shares.csv": SHARES,
    "InstantReposts.csv": sheet("Date,Link", ("2024-03-05 07:08:09", "https://www.linkedin.com/feed/update/x")),
    "Votes.csv": sheet(
        "Date,Link,OptionText", ("2024-03-05 07:08:09", "https://www.linkedin.com/feed/update/x", "Oak")
    ),
    "Saved_Items.csv": sheet("savedItem,createdTime"),
    "SearchQueries.csv": sheet("Time,Search Query", ("2024/03/05 07:08:09 UTC", "oak")),
    "Events.csv": sheet(
        "Event Name,Event Time,Status,External Url", ("Tree Day", "Mar 5, 2024 6:00 PM - 7:00 PM", "", "")
    ),
    "Jobs/Job Applications.csv": sheet("Application Date,Contact Email,Company Name", ("3/5/24, 7:08 PM", "", "Mill")),
    "Positions.csv": sheet(
        "Company Name,Title,Description,Location,Started On,Finished On",
        ("Old Orchard", "Keeper", "", "Uppsala", "Apr 2019", ""),
        ("Seedbank", "", "", "", "2015", "Mar 2019"),
    ),
    "Education.csv": sheet(
        "School Name,Start Date,End Date,Notes,Degree Name,Activities", ("Tree School", "2010", "2013", "", "BSc", "")
    ),
    "Skills.csv": sheet("Name", ("Grafting",), ("Pruning",)),
    "Languages.csv": sheet("Name,Proficiency", ("Swedish", "Native")),
    "Certifications.csv": sheet(
        "Name,Url,Authority,Started On,Finished On,License Number",
        ("Saw Licence", "", "Forest Board", "Jan 2020", "", ""),
    ),
    "Email Addresses.csv": sheet(
        "Email Address,Confirmed,Primary,Updated On", ("mara@example.org", "Yes", "Yes", "3/5/24, 7:08 PM")
    ),
    "PhoneNumbers.csv": sheet("Extension,Number,Type", ("", "+46 8 123 456 78", "Mobile"), ("", "08 123", "Home")),
    "Registration.csv": sheet(
        "Registered At,Registration Ip,Subscription Types", ("3/5/14, 7:08 AM", "203.0.113.9", "")
    ),
    "ImportedContacts.csv": sheet(
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt", ("", "Al") * 4
    ),
    "Ad_Targeting.csv": sheet("Member Age,Company Names,Company Names", ("35-54", "Old Orchard", "Seedbank")),
    "guide_messages.csv": MESSAGES.replace(",RECIPIENT PROFILE URLS", "") + "\n",
    "LearningCoachMessages.csv": "No conversations found",
    "Rich_Media.csv": "",
    "Articles/Articles/why-trees.html": "<html><body>Why trees</body></html>",
}


def complete_2024(folder: Path) -> Path:
    return packed(folder, "Complete_LinkedInDataExport_03-08-2024.zip", COMPLETE_2024)


def numbered_2026(folder: Path) -> Path:
    """2026: every field of messages quoted, header included; file names numbered; notes."""
    rows = (
        ("c1", "", "Odo Brandt", ODO, "Mara Lindqvist", MARA, "2026-04-05 07:08:09 UTC", "", "Hi", "INBOX", "No"),
        ("c2", "", "Zoë Roe", ZOE, "Mara Lindqvist", MARA, "2026-04-06 07:08:09 UTC", "", "Hi", "INBOX", "No"),
    )
    return packed(
        folder,
        "Basic_LinkedInDataExport_04-08-2026.zip",
        {
            "Connections_34875879.csv": NOTES + sheet(CONNECTIONS, ("Odo", "Brandt", ODO, "", "", "", "05 Mar 2024")),
            "messages_34875879.csv": sheet(MESSAGES + ",IS CONVERSATION DRAFT", *rows, quoting=csv.QUOTE_ALL),
            "Notes_34875879.csv": sheet("Connection First Name,Profile URL,Note,Created On,Edited On", ("Odo",) * 5),
        },
    )


def complete_2021(folder: Path) -> Path:
    """2020 to mid-2023: no addresses of connections and recipients, no preamble at first."""
    rows = (
        ("c1", "", "Odo Brandt", ODO, "Mara Lindqvist", "2021-03-05 07:08:09 UTC", "", "Hi", "INBOX"),
        ("c1", "", "Mara Lindqvist", MARA, "Odo Brandt", "2021-03-05 07:09:09 UTC", "", "Hi", "INBOX"),
        ("c2", "", "Mara Lindqvist", MARA, "Zoë Roe, Ph.D., Odo Brandt", "2021-03-06 07:09:09 UTC", "", "Hi", "INBOX"),
    )
    columns = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
    return packed(
        folder,
        "Complete_LinkedInDataExport_03-08-2021.zip",
        {
            "Profile.csv": PROFILE,
            "Connections.csv": sheet(
                "First Name,Last Name,Email Address,Company,Position,Connected On",
                ("Odo", "Brandt", "odo@example.org", "Beanworks", "Gardener", "05 Mar 2020"),
                ("Zoë", "Roe, Ph.D.", "", "Old Mill", "Miller", "04 Mar 2020"),
                ("Kim", "Teal", "", "", "", "03 Mar 2020"),
                ("Kim", "Teal", "", "", "", "02 Mar 2020"),
            ),
            "messages.csv": sheet(columns, *rows),
            "Invitations.csv": sheet(
                "From,To,Sent At,Message,Direction",
                ("Kim Teal", "Mara Lindqvist", "3/1/20, 7:08 AM", "", "INCOMING"),
                ("Mara Lindqvist", "Odo Brandt", "3/4/20, 7:08 AM", "", "OUTGOING"),
            ),
        },
    )


def complete_2018(folder: Path) -> Path:
    """2018: some files UTF-16 and tab separated though named .csv, messages with a direction, who invited the owner."""
    return packed(
        folder,
        "LinkedInDataExport_03-08-2018.zip",
        {
            "Profile.csv": sheet(PROFILE_COLUMNS + ",Contact Instructions,Country", ("Mara", "Lindqvist", *[""] * 13)),
            "Connections.csv": sheet(
                "First Name,Last Name,Email Address,Company,Position,Connected On",
                ("Odo", "Brandt", "odo@example.org", "Beanworks", "Gardener", "3/5/18, 7:08 AM"),
            ),
            "Messages.csv": sheet(
                "From,To,Date,Subject,Content,Direction,Folder",
                ("Odo Brandt", "Mara Lindqvist", "3/5/18, 7:08 AM", "Hi", "Hi", "INCOMING", "INBOX"),
                ("Mara Lindqvist", "Odo Brandt", "3/5/18, 7:09 AM", "Hi", "Hi", "OUTGOING", "SENT"),
            ),
            "Registration.csv": sheet(
                "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name),"
                "Subscription Types",
                ("1/2/10, 7:08 AM", "203.0.113.9", "Una", "Vale", ""),
            ),
            "Shares.csv": utf16(
                "Date,Share Title,Share Description,Share Link,Share Commentary,Shared URL,Media URL,Type,Visibility",
                ("2018/03/05 07:08:09 UTC", "", "", "urn:li:share:6376000000000000000", "Grüße", "", "", "", "ALL"),
            ),
            "Search Queries.csv": utf16("Time,Search Query", ("2018/03/05 07:08:09 UTC", "oak")),
            "Logins.csv": utf16("Login Date,IP Address,User Agent,Login Type", ("2018/03/05", "203.0.113.9", "x", "y")),
            "Groups.csv": sheet(
                "Group name,Group description,Group rules,Joined on", ("Oaks", "", "", "2017/03/05 07:08:09 UTC")
            ),
        },
    )


def connections_2017(folder: Path) -> Path:
    """2017 and early 2018: an address and messengers beside each connection."""
    return packed(
        folder,
        "LinkedInDataExport_11-08-2017.zip",
        {
            "Profile.csv": PROFILE,
            "Connections.csv": sheet(
                "First Name,Last Name,Address,Email Address,Company,Position,Connected On,Websites,Instant Messengers",
                ("Odo", "Brandt", "", "odo@example.org", "Beanworks", "Gardener", "03/05/17, 7:08 PM", "", ""),
            ),
        },
    )


def from_excel(folder: Path) -> Path:
    """Saved again by a European Excel: a BOM, semicolons, CRLF, short dates, the preamble spread over columns."""
    rows = sheet(
        CONNECTIONS,
        ("Odo", "Brandt", ODO, "", "Beans; more", "", "4-Apr-21"),
        ("Zoë", "Roe", ZOE, "", "", "", "05.04.2021"),
        separator=";",
        end="\r\n",
    )
    path = folder / "Connections.csv"
    path.write_bytes(("\ufeffNotes:;;;;;;\r\n;;;;;;\r\n" + rows).encode())
    return path


def bare_connections(folder: Path) -> Path:
    path = folder / "Connections (2).csv"
    path.write_text(
        NOTES
        + sheet(
            CONNECTIONS,
            ("Odo", "Brandt", ODO, "", "", "", "05 Mar 2024"),
            ("Zoë", "Roe", ZOE, *[""] * 3, "07 Mar 2024"),
        ),
        encoding="utf-8",
        newline="",
    )
    return path


def zip_in_zip(folder: Path) -> Path:
    inner = complete_2021(folder)
    return packed(folder, f"{inner.name}.zip", {inner.name: inner.read_bytes()})


EXPORTS: dict[str, Callable[[Path], Path]] = {
    "complete-2024": complete_2024,
    "numbered-2026": numbered_2026,
    "complete-2021": complete_2021,
    "complete-2018": complete_2018,
    "connections-2017": connections_2017,
    "from-excel": from_excel,
    "bare-connections": bare_connections,
    "zip-in-zip": zip_in_zip,
}

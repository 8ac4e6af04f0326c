"""The exports: the same bytes for the same arguments, and the shape that the platforms give them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import mailbox
import re
import zipfile
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from renown.demo import build_world
from renown.errors import InputError

TODAY = date(2026, 3, 9)
PLATFORMS = ("slack", "mailing list", "mail", "linkedin", "x", "calendar", "address book")


def digests(world):
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in world.exports]


def export(world, platform):
    return world.exports[PLATFORMS.index(platform)]


def unpacked(world, platform):
    with zipfile.ZipFile(export(world, platform)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def mails(world, platform):
    box = mailbox.mbox(export(world, platform))
    try:
        return list(box)
    finally:
        box.close()


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_same_arguments_give_the_same_bytes(world, tmp_path):
    again = build_world(tmp_path, people=160, today=TODAY)
    assert digests(again) == digests(world)
    assert (again.owner, again.vouched, again.beats) == (world.owner, world.vouched, world.beats)


def test_another_seed_tells_the_story_about_other_people(world, tmp_path):
    other = build_world(tmp_path, seed=8, people=160, today=TODAY)
    assert digests(other) != digests(world)
    assert [beat.role for beat in other.beats] == [beat.role for beat in world.beats]
    assert other.vouched != world.vouched


def test_a_community_too_small_for_the_story_is_refused(tmp_path):
    with pytest.raises(InputError, match="60 or more"):
        build_world(tmp_path, people=20, today=TODAY)


def test_every_beat_of_the_story_has_somebody(world):
    assert all(beat.who for beat in world.beats)
    assert len(world.vouched) == 10
    assert world.owner not in world.vouched
    assert len(set(world.vouch_for)) == 10
    assert all(beat.who[0].name in world.story for beat in world.beats)


def test_only_reserved_domains_are_written_to(world):
    text = "".join(p.read_text() for p in (export(world, "mailing list"), export(world, "mail")))
    text += unpacked(world, "slack")["users.json"] + unpacked(world, "linkedin")["Connections.csv"]
    hosts = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text))
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_slack_day_files_hold_their_day_and_threads_name_their_replies(world):
    files = unpacked(world, "slack")
    users = {user["id"] for user in json.loads(files["users.json"])}
    channels = {channel["name"] for channel in json.loads(files["channels.json"])}
    broken, openers, replies = [], {}, Counter()
    for name in files:
        if "/" not in name:
            continue
        channel, day = re.fullmatch(r"([\w-]+)/(\d{4}-\d\d-\d\d)\.json", name).groups()
        assert channel in channels
        try:
            messages = json.loads(files[name])
        except json.JSONDecodeError:
            broken.append(name)
            continue
        for message in messages:
            if "ts" not in message or message["ts"] == "yesterday":
                broken.append(name)
                continue
            assert f"{datetime.fromtimestamp(float(message['ts']), UTC):%Y-%m-%d}" == day
            assert {u for r in message.get("reactions", []) for u in r["users"]} <= users
            if message.get("reply_count"):
                openers[message["ts"]] = message["reply_count"]
            elif message.get("thread_ts") not in (None, message["ts"]):
                replies[message["thread_ts"]] += 1
    assert len(broken) == 3
    short = {ts for ts, count in openers.items() if replies[ts] != count}
    assert len(short) <= 12  # those whose replies stood in the file that is cut


def test_the_list_is_a_list_and_parts_of_it_reached_the_owner(world):
    listed = mails(world, "mailing list")
    own = mails(world, "mail")
    assert all(m["List-Id"].endswith("<brackwater-dev.lists.brackwater.example>") for m in listed)
    ids = {m["Message-ID"] for m in listed}
    assert sum(m["In-Reply-To"] in ids for m in listed) > len(listed) / 3
    assert len(ids & {m["Message-ID"] for m in own}) > 50
    assert sum(m["Date"] == "sometime in spring" for m in listed) == 2
    assert sum(m["From"] is None for m in listed) == 1


def test_the_mailbox_is_the_owners(world):
    own = mails(world, "mail")
    sent = [m for m in own if m["X-Gmail-Labels"].startswith("Sent")]
    assert len(sent) > 100
    assert all(world.owner.email in m["From"] for m in sent)
    assert {m["Delivered-To"] for m in own} == {None, world.owner.email}
    assert all(re.fullmatch(r"\d+@xxx \w{3} \w{3} \d\d [\d:]{8} \+0000 \d{4}", m.get_from()) for m in own)


def test_replies_are_owed_to_those_of_the_story_only(world):
    last = {}
    for m in mails(world, "mail"):
        if m["List-Id"] or m["Precedence"]:
            continue
        by_owner = m["X-Gmail-Labels"].startswith("Sent")
        last[m["To"] if by_owner else m["From"]] = by_owner
    waiting = {m for beat in world.beats if beat.role == "owed" for m in beat.who}
    owed = {address.partition("<")[2].strip(">") for address, by_owner in last.items() if not by_owner}
    assert owed
    assert owed <= {m.email for m in waiting}


def test_linkedin_has_the_columns_and_oddities_of_2024(world):
    files = unpacked(world, "linkedin")
    assert files["Connections.csv"].startswith("Notes:\n")
    connections = rows(files["Connections.csv"].split("\n\n", 1)[1])
    assert list(connections[0])[2] == "URL"
    assert sum(not c["First Name"] for c in connections) == 6
    at_company = [c for c in connections if c["Company"] == world.company]
    assert len(at_company) >= 3
    messages = rows(files["messages.csv"])
    dates = [m["DATE"] for m in messages]
    assert dates == sorted(dates, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d [\d:]{8} UTC", d) for d in dates)
    assert {i["Direction"] for i in rows(files["Invitations.csv"])} == {"INCOMING", "OUTGOING"}
    assert re.search(r"\r\n", files["Reactions.csv"])


def test_x_archive_is_javascript_around_json_with_numbers_as_text(world):
    files = unpacked(world, "x")
    manifest = json.loads(files["data/manifest.js"].removeprefix("window.__THAR_CONFIG = "))
    assert manifest["userInfo"]["userName"] == world.owner.x_handle
    for kind in manifest["dataTypes"].values():
        for file in kind["files"]:
            head, _, body = files[file["fileName"]].partition(" = ")
            assert head == f"window.{file['globalName']}"
            assert len(json.loads(body)) == int(file["count"])
    tweets = json.loads(files["data/tweets.js"].partition(" = ")[2])
    tweet = next(t["tweet"] for t in tweets if t["tweet"].get("in_reply_to_screen_name"))
    made = datetime.strptime(tweet["created_at"], "%a %b %d %H:%M:%S %z %Y").timestamp()
    assert (int(tweet["id_str"]) >> 22) / 1000 + 1_288_834_974.657 == pytest.approx(made, abs=1.0)
    kinds = Counter(t["tweet"]["full_text"][:3] == "RT " for t in tweets)
    assert kinds[True] > 50


def test_nothing_is_dated_today_or_later(world):
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    stamps = [float(ts) for text in unpacked(world, "slack").values() for ts in re.findall(r'"ts": "(\d+\.\d+)"', text)]
    assert max(stamps) < midnight.timestamp()
    assert f"{TODAY:%d %b %Y}" not in unpacked(world, "linkedin")["Connections.csv"]


def test_the_address_book_names_family_clients_and_people_under_other_addresses(world):
    text = export(world, "address book").read_bytes().decode().replace("\r\n ", "")
    cards = text.split("BEGIN:VCARD")[1:]
    assert 120 <= len(cards) <= 170
    assert all(line.endswith(".example") for line in re.findall(r"EMAIL[^:]*:(\S+)", text))
    assert all(number.startswith("+44 7700 900") for number in re.findall(r"TEL[^:]*:(.+?)\r", text))
    groups = Counter(name for found in re.findall(r"CATEGORIES:(.+?)\r", text) for name in found.split(","))
    assert {"Family", "Friends", "Clients", "Choir", "Alumni", "Mentors"} <= set(groups)
    assert "X-ABRELATEDNAMES:Sander Vermeulen" in cards[0] and world.owner.name in cards[0]
    assert re.findall(r"BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-11", text), "somebody has a birthday in two days"

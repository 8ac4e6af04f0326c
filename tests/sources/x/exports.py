"""Made-up X archives: one function per era, each writes into an empty folder and returns the path to import."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

OWNER, RIA, SAM, TOVE, UMA = "9007199254740993", "201", "202", "203", "1790000000000000001"


def ytd(name: str, records: list[Any], part: int = 0) -> str:
    return f"window.YTD.{name}.part{part} = {json.dumps(records, indent=2)}"


def mention(handle: str, key: str, name: str) -> dict[str, Any]:
    return {"name": name, "screen_name": handle, "id_str": key, "id": key, "indices": ["0", "4"]}


def tweet(key: str, text: str, when: str, mentions: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    entities = {"user_mentions": mentions or [], "urls": more.pop("urls", []), "hashtags": [], "symbols": []}
    base = {"id": key, "id_str": key, "created_at": when, "full_text": text, "entities": entities, "lang": "en"}
    return base | {"favorite_count": "0", "retweet_count": "0", "retweeted": False, "truncated": False} | more


def account() -> dict[str, Any]:
    return {
        "account": {
            "email": "olive@example.org",
            "username": "Olive_Q",
            "accountId": OWNER,
            "createdAt": "2009-05-01T10:00:00.000Z",
            "accountDisplayName": "Olive Quince",
        }
    }


LONG = (
    "Once upon a time there was a garden full of beans and nobody knew who watered it until one night a child woke up"
)

TWEETS = [
    tweet("1001", "Beans &amp; peas", "Wed Mar 12 13:00:00 +0000 2025", favorite_count="3", retweet_count="1"),
    tweet(
        "1002",
        "@ria yes, ask @sam",
        "Wed Mar 12 14:00:00 +0000 2025",
        [mention("ria", RIA, "Ria Rue"), mention("sam", SAM, "Sam Sorrel")],
        in_reply_to_status_id_str="900",
        in_reply_to_user_id_str=RIA,
        in_reply_to_screen_name="ria",
    ),
    tweet("1003", "RT @sam: hello wor…", "Wed Mar 12 15:00:00 +0000 2025", [mention("sam", SAM, "Sam Sorrel")]),
    tweet("1004", "RT @Gone: bye", "Wed Mar 12 16:00:00 +0000 2025", [mention("Gone", "-1", "Gone")]),
    tweet(
        "1005",
        "look https://t.co/1",
        "Wed Mar 12 17:00:00 +0000 2025",
        urls=[{"url": "https://t.co/1", "expanded_url": "https://twitter.com/Tove/status/555?s=20"}],
    ),
    tweet(
        "1006",
        "my own https://t.co/2",
        "Wed Mar 12 18:00:00 +0000 2025",
        [mention("olive_q", OWNER, "Olive Quince")],
        urls=[{"url": "https://t.co/2", "expanded_url": "https://x.com/olive_q/status/1001"}],
    ),
    tweet(
        "1007",
        "@olive_q and more",
        "Wed Mar 12 19:00:00 +0000 2025",
        in_reply_to_status_id_str="1006",
        in_reply_to_user_id_str=OWNER,
        in_reply_to_screen_name="olive_q",
    ),
    tweet("1008", f"{LONG[:100]}… https://t.co/3", "Wed Mar 12 20:00:00 +0000 2025", truncated=True),
]

MESSAGES = [
    {
        "dmConversation": {
            "conversationId": f"{RIA}-{OWNER}",
            "messages": [
                {
                    "messageCreate": {
                        "recipientId": OWNER,
                        "senderId": RIA,
                        "id": "5002",
                        "text": "private",
                        "createdAt": "2025-03-02T10:05:00.000Z",
                        "reactions": [
                            {
                                "senderId": OWNER,
                                "reactionKey": "like",
                                "eventId": "1",
                                "createdAt": "2025-03-02T10:06:00.000Z",
                            },
                            {
                                "senderId": OWNER,
                                "reactionKey": "funny",
                                "eventId": "2",
                                "createdAt": "2025-03-02T10:07:00.000Z",
                            },
                        ],
                        "mediaUrls": [],
                        "urls": [],
                    }
                },
                {
                    "messageCreate": {
                        "recipientId": RIA,
                        "senderId": OWNER,
                        "id": "5001",
                        "text": "private",
                        "createdAt": "2025-03-02T10:00:00.000Z",
                    }
                },
                {
                    "reactionCreate": {
                        "senderId": RIA,
                        "reactionKey": "like",
                        "eventId": "3",
                        "createdAt": "2025-03-02T11:00:00.000Z",
                    }
                },
            ],
        }
    }
]

GROUP = [
    {
        "dmConversation": {
            "conversationId": "777",
            "messages": [
                {
                    "messageCreate": {
                        "senderId": UMA,
                        "id": "6003",
                        "text": "p",
                        "createdAt": "2025-03-03T12:00:00.000Z",
                    }
                },
                {"participantsLeave": {"userIds": [SAM], "createdAt": "2025-03-03T11:30:00.000Z"}},
                {
                    "messageCreate": {
                        "senderId": SAM,
                        "id": "6002",
                        "text": "p",
                        "createdAt": "2025-03-03T11:00:00.000Z",
                    }
                },
                {
                    "participantsJoin": {
                        "userIds": [UMA],
                        "initiatingUserId": SAM,
                        "createdAt": "2025-03-03T10:30:00.000Z",
                    }
                },
                {
                    "messageCreate": {
                        "senderId": OWNER,
                        "id": "6001",
                        "text": "p",
                        "createdAt": "2025-03-03T10:00:00.000Z",
                    }
                },
                {
                    "conversationNameUpdate": {
                        "name": "x",
                        "initiatingUserId": SAM,
                        "createdAt": "2025-03-03T09:30:00.000Z",
                    }
                },
                {
                    "joinConversation": {
                        "initiatingUserId": SAM,
                        "participantsSnapshot": [OWNER, SAM],
                        "createdAt": "2025-03-03T09:00:00.000Z",
                    }
                },
            ],
        }
    }
]

MANIFEST = {
    "userInfo": {"accountId": OWNER, "userName": "Olive_Q", "displayName": "Olive Quince"},
    "archiveInfo": {"sizeBytes": "1", "generationDate": "2025-03-20T00:00:00.000Z", "isPartialArchive": False},
    "readmeInfo": {"fileName": "data/README.txt", "directory": "data/", "name": "README.txt"},
    "dataTypes": {
        "account": {"files": [{"fileName": "data/account.js", "globalName": "YTD.account.part0", "count": "1"}]},
        "tweets": {
            "mediaDirectory": "data/tweets_media",
            "files": [
                {"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0", "count": "4"},
                {"fileName": "data/tweets-part2.js", "globalName": "YTD.tweets.part2", "count": "4"},
            ],
        },
    },
}

NOTE = {
    "noteTweet": {
        "noteTweetId": "1",
        "createdAt": "2025-03-12T20:00:00.000Z",
        "updatedAt": "2025-03-12T20:00:00.000Z",
        "lifecycle": {"value": "ok"},
        "core": {"text": f"{LONG} and asked @tove", "mentions": [{"screenName": "tove"}], "urls": [], "hashtags": []},
    }
}

MODERN: dict[str, str] = {
    "Your archive.html": "<!DOCTYPE html><html></html>",
    "assets/images/logo.svg": "<svg/>",
    "data/README.txt": "read me",
    "data/manifest.js": f"window.__THAR_CONFIG = {json.dumps(MANIFEST, indent=2)}",
    "data/account.js": ytd("account", [account()]),
    "data/profile.js": ytd("profile", [{"profile": {"description": {"bio": "grows beans", "location": "here"}}}]),
    "data/tweets.js": ytd("tweets", [{"tweet": row} for row in TWEETS[:4]]),
    "data/tweets-part2.js": ytd("tweets", [{"tweet": row} for row in TWEETS[4:]], part=2),
    "data/note-tweet.js": ytd(
        "note_tweet", [NOTE, {"noteTweet": {"createdAt": "2020-01-01T00:00:00.000Z", "core": {"text": "lone"}}}]
    ),
    "data/community-tweet.js": ytd(
        "community_tweet",
        [{"tweet": tweet("1009", "hi @Gone", "Wed Mar 12 21:00:00 +0000 2025", [mention("Gone", "-1", "Gone")])}],
    ),
    "data/deleted-tweets.js": ytd("deleted_tweets", [{"tweet": TWEETS[0]}]),
    "data/like.js": ytd(
        "like", [{"like": {"tweetId": "1", "fullText": "x", "expandedUrl": "https://twitter.com/i/web/status/1"}}]
    ),
    "data/follower.js": ytd(
        "follower",
        [
            {"follower": {"accountId": key, "userLink": f"https://twitter.com/intent/user?user_id={key}"}}
            for key in (RIA, UMA)
        ],
    ),
    "data/following.js": ytd(
        "following", [{"following": {"accountId": RIA, "userLink": "https://twitter.com/intent/user?user_id=201"}}]
    ),
    "data/block.js": ytd("block", [{"blocking": {"accountId": SAM}}]),
    "data/direct-messages.js": ytd("direct_messages", MESSAGES),
    "data/direct-messages-group.js": ytd("direct_messages_group", GROUP),
    "data/lists-member.js": ytd(
        "lists_member",
        [
            {"userListInfo": {"url": "https://twitter.com/tove/lists/gardeners"}},
            {"userListInfo": {"url": "https://twitter.com/Ria/lists/b%C3%A9b%C3%A9s"}},
            {"userListInfo": {"url": "https://twitter.com/i/lists/12345"}},
        ],
    ),
    "data/ad-impressions.js": ytd("ad_impressions", []),
    "data/tweets_media/1001-pic.jpg": "jpg",
}


def pack(files: dict[str, str], target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target


def modern(folder: Path) -> Path:
    return pack(MODERN, folder / "twitter-2025-03-20-0a1b.zip")


def bare(folder: Path) -> Path:
    """2019: files at the root, posts without a wrapper, messages in `direct-message.js`."""
    files = {
        "account.js": ytd("account", [account()]),
        "tweet.js": ytd("tweet", TWEETS[:3]),
        "direct-message.js": ytd("direct_message", MESSAGES),
        "README.txt": "read me",
    }
    return pack(files, folder / "twitter-2019.zip")


def grailbird(folder: Path) -> Path:
    """2012 to 2018: a folder of months, posts with the original inside a repost."""
    original = {"id_str": "800", "text": "hello", "user": {"id_str": SAM, "screen_name": "sam", "name": "Sam Sorrel"}}
    posts = [
        tweet(
            "501", "@ria hi", "2012-05-01 10:00:00 +0000", [mention("ria", RIA, "Ria Rue")], in_reply_to_user_id_str=RIA
        ),
        tweet("500", "RT @sam: hello", "2012-05-01 09:00:00 +0000", retweeted_status=original),
    ]
    for post in posts:
        post["text"] = post.pop("full_text")
    details = {"screen_name": "olive_q", "full_name": "Olive Quince", "id": OWNER, "bio": "beans", "created_at": "2009"}
    files = {
        "archive/index.html": "<html></html>",
        "archive/tweets.csv": '"tweet_id","text"\n',
        "archive/js/x.js": "function f() {}",
        "archive/data/js/user_details.js": f"var user_details =  {json.dumps(details)}",
        "archive/data/js/payload_details.js": 'var payload_details = {"tweets" : 2}',
        "archive/data/js/tweet_index.js": "var tweet_index =  []",
        "archive/data/js/tweets/2012_05.js": f"Grailbird.data.tweets_2012_05 = \n {json.dumps(posts, indent=1)}",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "archive"


EXPORTS: dict[str, Callable[[Path], Path]] = {"modern": modern, "bare": bare, "grailbird": grailbird}

"""The network registry: each under its own key, profile pages that belong to one network, and words for all of them."""

from __future__ import annotations

import re
from collections import Counter

from renown.model.networks import CONTACTS, MAIL, NETWORKS, ONE_EACH, address_of, describe, name_of
from renown.model.values.profile import PROFILE, key_of, network_of


def test_a_network_is_found_under_its_own_key_and_has_every_word() -> None:
    for key, network in NETWORKS.items():
        assert network.key == key and network.name and network.place and network.messages
    assert len({network.name for network in NETWORKS.values()}) == len(NETWORKS)


def test_a_host_belongs_to_one_network_and_every_pattern_says_who_is_meant() -> None:
    hosts = Counter(host for network in NETWORKS.values() for host in network.hosts)
    assert set(hosts.values()) == {1}
    for network in NETWORKS.values():
        assert bool(network.hosts) == bool(network.paths)
        assert all("key" in re.compile(path).groupindex for path in network.paths)


def test_a_profile_on_any_of_a_networks_hosts_is_one_profile() -> None:
    for first, other in (("x.com/jane", "twitter.com/jane"), ("t.me/jane", "telegram.me/jane")):
        assert PROFILE.clean(first) == PROFILE.clean(other) == first
        assert network_of(other) == network_of(first) is not None and key_of(other) == "jane"


def test_the_page_of_a_handle_is_a_profile_of_that_network() -> None:
    for network in NETWORKS.values():
        page = network.page_of("jane")
        if page:
            assert (PROFILE.clean(page), network_of(page), key_of(page)) == (page, network.key, "jane")
    assert describe("telegram").page_of(None) is None


def test_only_where_one_person_has_one_account_do_two_speak_against_one() -> None:
    assert {"linkedin", "slack"} <= set(ONE_EACH) and not {"x", MAIL, CONTACTS, "telegram"} & set(ONE_EACH)


def test_places_and_accounts_are_called_as_people_call_them() -> None:
    assert describe("slack").place_name("maps", short=True) == "#maps"
    assert describe(MAIL).place_name(".example", short=True) == ".example", "a name is never cut to nothing"
    assert describe(CONTACTS).account_name("5f-81", None, None) == "5f-81"
    assert describe("linkedin").account_name("jane-doe-1", None, "Jane Doe") == "jane-doe-1"
    assert describe("slack").account_name("U1", None, "Jane Doe") == "Jane Doe"


def test_a_network_that_only_the_user_knows_is_shown_by_its_name_and_assumes_nothing() -> None:
    forum = describe("our forum")
    assert name_of("our forum") == "our forum" and not forum.one_each and forum.hosts == ()
    assert forum.place_name("maps", short=True) == "maps" and forum.account_name("7", None, "Jane") == "7"


def test_only_where_keys_are_addresses_is_a_key_an_address() -> None:
    assert address_of(MAIL, "jane@example.org", None) == "jane@example.org"
    assert address_of("x", "12", None) is None and address_of("x", "12", "jane@example.org") == "jane@example.org"

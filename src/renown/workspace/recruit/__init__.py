"""Recruiting: channels, and what stands on them.

One module for each room: to add one, write `workspace/recruit/NAME.py` with a `Room`, name it in `lobby.py`, its
addresses in `web/api/routes.py`; its commands join the group of `cli/recruit/group.py`, its page has a view in
`web/views/recruit/`, a template in `templates/recruit/` that extends `recruit/recruit.html` (their style is
`static/recruit.css`, a block for each room, which other pages do not load), an address in `web/urls.py` and a tab in
`web/navigation.py`. The engines behind it are in `renown.recruit`; decisions of the owner in `desk/recruit`.
"""

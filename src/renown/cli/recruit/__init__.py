"""Commands about recruiting: each module adds its own to `group.recruit`."""

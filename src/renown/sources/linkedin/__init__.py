"""LinkedIn: the owner's connections, messages, invitations, endorsements and recommendations, from 2017 on."""

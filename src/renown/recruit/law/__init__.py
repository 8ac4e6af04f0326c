"""The law of keeping people one wants to win, as rules that can be tested. None of it is legal advice.

Invariant: no function here or elsewhere in recruiting concludes from a name, a picture, a voice or words what somebody
is: their origin, gender, politics, faith, health or mood. What is to be decided about a person, a person decides.
"""

"""Which channels for whom: a target group, the cards, one's own network and one's own results make a ranking in words.

Ages are not asked: nobody may be chosen by them. What is not known is said.
"""

"""The made-up recruiting: three vacancies, some hundred CVs in every form that is read, and a story to find in them.

Invariant: nobody and nothing in it exists; domains and telephone numbers are those reserved for examples.
"""

from renown.demo.recruit.batches import FEWEST_CVS, Batch, write_batches
from renown.demo.recruit.events import sentences, tell

__all__ = ["FEWEST_CVS", "Batch", "sentences", "tell", "write_batches"]

"""The rules of the ad check: one module per family, and the one list of them all."""

from __future__ import annotations

from renown.recruit.vacancies.rules.age import AGE_RULES
from renown.recruit.vacancies.rules.applicant_data import APPLICANT_DATA_RULES
from renown.recruit.vacancies.rules.disability import DISABILITY_RULES
from renown.recruit.vacancies.rules.form import FORM_RULES
from renown.recruit.vacancies.rules.gender_form import GENDER_FORM_RULES
from renown.recruit.vacancies.rules.gender_words import GENDER_WORD_RULES
from renown.recruit.vacancies.rules.origin import ORIGIN_RULES
from renown.recruit.vacancies.rules.pay import PAY_RULES
from renown.recruit.vacancies.rules.pool import POOL_RULES

AD_RULES = (
    *GENDER_FORM_RULES,
    *GENDER_WORD_RULES,
    *AGE_RULES,
    *ORIGIN_RULES,
    *APPLICANT_DATA_RULES,
    *DISABILITY_RULES,
    *PAY_RULES,
    *FORM_RULES,
    *POOL_RULES,
)
"""Every rule of the ad check, in the order in which they are looked for."""

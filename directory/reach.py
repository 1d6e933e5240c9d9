"""Who can be reached by a person at all: by age, by the age of anybody in the picture, by region and by country."""

from __future__ import annotations

from directory.records import Service

ADULT = 18


def by_age(service: Service, age: str | None) -> bool:
    """Whether somebody of that age band (or of an age not told) can use the service.

    Inside a band nobody is hidden for a limit like "from 16": the card says it (design, Finding help).
    """
    if age == "under-18":
        return (service.min_age or 0) < ADULT
    if age == "adult":
        return service.max_age is None or service.max_age >= ADULT
    return True


def by_picture(service: Service, age_in_picture: str | None) -> bool:
    """Whether the service takes pictures of people who were that old when it was made."""
    return service.picture is None or age_in_picture is None or service.picture == age_in_picture


def by_place(service: Service, country: str | None, region: str | None) -> bool:
    """Whether the service works where the person is. An unknown region hides nothing."""
    if service.only_in and country not in service.only_in:
        return False
    return not (service.region and region) or region in service.region

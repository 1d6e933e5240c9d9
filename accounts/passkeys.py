"""Passkeys (W3C Web Authentication) by the library `webauthn`. Pure: challenges come in, and answers are only looked at.

A passkey signs in by itself: we ask that the device checks its owner (finger, face or PIN), so it is two factors in one.
No attestation is asked for: which device somebody owns is none of our business.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

CHALLENGE_BYTES = 32
ANSWER_CHARACTERS = 20_000


class PasskeyError(ValueError):
    """An answer that is not from the right key, for the right site, to our challenge."""


@dataclass(frozen=True, slots=True)
class Site:
    """Whose keys they are: `origin` as a browser writes it, `host` the name that they are bound to."""

    origin: str
    host: str


def site_of(public_url: str) -> Site | None:
    """The site of an address, or None where browsers offer no passkeys: under a bare IP number."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return Site(f"{parts.scheme}://{parts.netloc}", host) if host else None
    return None


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key as it is kept."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def ask_to_make(site: Site, challenge: bytes, user: bytes, email: str, name: str, known: Sequence[bytes]) -> str:
    """The options, as JSON, with which a browser makes a key that is not among the `known`."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name="Waymark",
        user_id=user,
        user_name=email,
        user_display_name=name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=key) for key in known],
    )
    return webauthn.options_to_json(options)


def check_made(site: Site, challenge: bytes, answer: str) -> NewKey:
    """The key that a browser made. Raises PasskeyError for an answer that is not right."""
    try:
        made = webauthn.verify_registration_response(
            credential=answer[:ANSWER_CHARACTERS],
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyError from error
    return NewKey(made.credential_id, made.credential_public_key, made.sign_count)


def ask_to_prove(site: Site, challenge: bytes, known: Sequence[bytes]) -> str:
    """The options, as JSON, with which a browser proves one of the `known` keys, or any that it has for us."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        allow_credentials=[PublicKeyCredentialDescriptor(id=key) for key in known],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def key_named(answer: str) -> tuple[bytes, bytes]:
    """Which key an answer speaks of, and which challenge it says it answers. Raises PasskeyError when it is no answer."""
    try:
        parsed = parse_authentication_credential_json(answer[:ANSWER_CHARACTERS])
        said = webauthn.helpers.parse_client_data_json(parsed.response.client_data_json)
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyError from error
    return parsed.raw_id, said.challenge


def check_proof(site: Site, challenge: bytes, answer: str, key: NewKey) -> int:
    """The new count of signatures of a key that was proven. Raises PasskeyError when it was not."""
    try:
        proven = webauthn.verify_authentication_response(
            credential=answer[:ANSWER_CHARACTERS],
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyError from error
    return proven.new_sign_count


def challenge_of_made(answer: str) -> bytes:
    """Which challenge the answer to `ask_to_make` says it answers. Raises PasskeyError when it is no answer."""
    try:
        parsed = webauthn.helpers.parse_registration_credential_json(answer[:ANSWER_CHARACTERS])
        return webauthn.helpers.parse_client_data_json(parsed.response.client_data_json).challenge
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyError from error


def decode(text: str) -> bytes:
    """Bytes from base64url."""
    return base64url_to_bytes(text)

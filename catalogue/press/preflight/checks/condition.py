"""CAT-P05: the output intent names the printing condition and embeds its CMYK profile."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Stream

from catalogue.press.preflight.asking import PRESS, Check, Found, error, warning
from catalogue.press.preflight.examined import Examined
from catalogue.press.preflight.levels import Level
from catalogue.press.profiles import profile_flaw

_HINT = "name the condition the printer asked for (FOGRA39, FOGRA51 …) and embed its profile"


def _ask(examined: Examined, level: Level) -> Iterator[Found]:
    intents = [
        intent
        for intent in examined.pdf.Root.get("/OutputIntents", Array())
        if isinstance(intent, Dictionary) and intent.get("/S") == "/GTS_PDFX"
    ]
    if len(intents) != 1:
        said = "no output intent" if not intents else f"{len(intents)} output intents"
        yield error(f"{said} for press", why="without it CMYK numbers mean no colour", hint=_HINT)
    for intent in intents[:1]:
        yield from _named(intent)
        yield from _embedded(intent)


def _named(intent: Object) -> Iterator[Found]:
    condition, registry = str(intent.get("/OutputConditionIdentifier", "")), intent.get("/RegistryName")
    if not condition:
        yield error("the output intent names no printing condition", why="it is required", hint=_HINT)
    elif condition != "Custom" and not registry:
        yield warning(
            f"the printing condition {condition!r} names no registry",
            why="only a registered name is known to mean the same to everyone",
            hint="add RegistryName http://www.color.org, or call the condition Custom",
        )
    elif condition == "Custom" and not str(intent.get("/Info", "")):
        yield error(
            "a custom printing condition is not described", why="Info must say what it is", hint=_HINT
        )


def _embedded(intent: Object) -> Iterator[Found]:
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        yield error("the output intent embeds no profile", why="PDF/X-4 requires it", hint=_HINT)
        return
    flaw = profile_flaw(profile.read_bytes())
    if not flaw and profile.get("/N") != 4:
        flaw = f"it is declared with {profile.get('/N')} components"
    if flaw:
        yield error(f"the output intent's profile is unfit: {flaw}", why="the press prints CMYK", hint=_HINT)


CHECK = Check("CAT-P05", "output intent", "GWG 2022 R0035; ISO 15930-7, 6.17", PRESS, _ask)

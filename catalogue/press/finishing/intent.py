"""The output intent: the printing condition by its registered name, with the profile embedded.

ISO 15930-7:2010, 6.17. The condition's name comes from the registry (`FOGRA39`), not from the
profile's free description, which is what WeasyPrint's own `@color-profile` would put there.
"""

from __future__ import annotations

import struct

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from catalogue.press.profiles import PressProfile


def declare_condition(pdf: Pdf, profile: PressProfile) -> None:
    """Replace whatever intents the file has by the one press condition."""
    embedded = pdf.make_stream(profile.data, N=4, Alternate=Name.DeviceCMYK)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        Info=String(profile.description),
        DestOutputProfile=embedded,
    )
    if profile.registry:
        intent.RegistryName = String(profile.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def declare_display(pdf: Pdf) -> None:
    """The screen copy's intent: sRGB, so that DeviceRGB means the same in every viewer."""
    from PIL import ImageCms

    profile = _undated(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    embedded = pdf.make_stream(profile, N=3, Alternate=Name.DeviceRGB)
    pdf.Root.OutputIntents = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    RegistryName=String("http://www.color.org"),
                    DestOutputProfile=embedded,
                )
            )
        ]
    )


def separation(pdf: Pdf, ink: str, cmyk: tuple[float, float, float, float]) -> pikepdf.Object:
    """A spot ink as a Separation colour space whose tint 0…1 runs from paper to its CMYK stand-in."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(cmyk), N=1)
    return pdf.make_indirect(Array([Name.Separation, Name("/" + ink), Name.DeviceCMYK, tint]))


def _undated(profile: bytes) -> bytes:
    """The profile with a fixed date in its header (ICC.1:2010, 7.2.8); littleCMS writes the clock's."""
    return profile[:24] + struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + profile[36:]

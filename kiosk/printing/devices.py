"""Which ways of CUPS to a printer end only when the paper is out, so that the end of a job may be called "printed"."""

from urllib.parse import urlsplit

_QUEUES_OF_ANOTHER_CUPS = ("/printers/", "/classes/", "/cups")
"""What another CUPS calls done may only have left that machine."""

_IPP_SERVICES = ("._ipp._tcp.", "._ipps._tcp.")


def says_when_it_is_out(device_uri: str) -> bool:
    """Whether the backend of this device waits until the printer itself says that the job is done.

    Those of `usb:`, `socket:` and `lpd:` end when the last byte has left this machine; `dnssd:` is any of them, and
    `implicitclass:` leads to whatever cups-browsed has found.
    """
    uri = urlsplit(device_uri)
    if uri.path.startswith(_QUEUES_OF_ANOTHER_CUPS) or "waitjob=false" in uri.query:
        return False
    if uri.scheme == "dnssd":
        return any(service in uri.netloc.lower() for service in _IPP_SERVICES)
    return uri.scheme in {"ipp", "ipps", "ippusb"}

"""Pages for paper, made by WeasyPrint where it can be imported; without it the HTML print view is all there is."""

from __future__ import annotations

from functools import cache


@cache
def can_make_pdf() -> bool:
    """Whether WeasyPrint and the libraries that it needs are installed."""
    try:
        import weasyprint  # noqa: F401, PLC0415 (optional)
    except (ImportError, OSError):
        return False
    return True


def make_pdf(html: str) -> bytes:
    """The PDF of a page. Nothing is fetched: whatever names an address is refused."""
    from weasyprint import HTML  # noqa: PLC0415 (optional)
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    return bytes(HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=[])).write_pdf())

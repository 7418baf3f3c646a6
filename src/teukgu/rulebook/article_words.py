"""How an article of a law is named: ``141-5`` was put in after art. 141 (제141조의5)."""

from teukgu.values import Bilingual


def article_words(article: str) -> Bilingual:
    """Name one article; ``20-2`` is 제20조의2, art. 20-2."""
    number, _, branch = article.partition("-")
    return Bilingual(f"제{number}조의{branch}" if branch else f"제{number}조", f"art. {article}")


def articles_words(span: str) -> Bilingual:
    """Name the articles an exemption stands in; ``62-63`` is two articles: 제62조ㆍ제63조, arts 62-63."""
    numbers = span.split("-")
    joined = "ㆍ".join(f"제{number}조" for number in numbers)
    return Bilingual(joined, f"arts {span}" if len(numbers) > 1 else f"art. {span}")

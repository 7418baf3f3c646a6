"""Draws the sample of the reports to be verified again, from the published file."""

import json
from pathlib import Path

import typer

from teukgu.reporting.verification import Sample, draw, population_sha256, sample_from_data, ticket
from teukgu.values import Bilingual, Finding, Language, Place, Refused

EXIT_DIFFERS = 1
LARGEST = 20_000_000


def read(path: Path) -> Sample:
    """Return the sample of a file.

    Raises:
        Refused: when it cannot be read, or is no such file.
    """
    try:
        content = path.read_bytes()[: LARGEST + 1]
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused([_unreadable(path)]) from problem
    if len(content) > LARGEST:
        raise Refused([_unreadable(path)])
    return sample_from_data(text)


def _unreadable(path: Path) -> Finding:
    return Finding(
        "sample.unreadable",
        Bilingual(f"파일을 읽을 수 없습니다: {path}", f"The file cannot be read: {path}"),
        Bilingual("표본 화면에서 다시 내려받으십시오.", "Download it again from the page of the sample."),
        Place(file=str(path)),
    )


def recompute(sample: Sample, seed: str, language: Language, *, as_json: bool) -> int:
    """Print what is drawn and whether it agrees with the file; return the exit code: 1 when it differs."""
    used = seed or sample.seed
    drawn = draw(sample.population, seed=used, year=sample.year, share=sample.share)
    agrees = set(drawn) == set(sample.drawn)
    digest = population_sha256(sample.population)
    if as_json:
        found = {"seed": used, "population_sha256": digest, "drawn": list(drawn), "agrees": agrees}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(sample, used, drawn, digest, agrees=agrees, language=language)))
    return 0 if agrees else EXIT_DIFFERS


def _lines(
    sample: Sample, seed: str, drawn: tuple[str, ...], digest: str, *, agrees: bool, language: Language
) -> list[str]:
    korean = language == "ko"
    head = [
        f"{'난수 씨앗' if korean else 'seed'}: {seed}",
        f"{'뽑을 수 있던 보고서' if korean else 'reports that could be drawn'}: {len(sample.population)}",
        f"{'모집단 해시' if korean else 'hash of the population'}: {digest}",
        f"{'뽑힌 특구' if korean else 'zones drawn'}: {len(drawn)}",
    ]
    rows = [f"  {zone}  {ticket(seed, sample.year, zone)[:16]}" for zone in drawn]
    if agrees:
        end = "✓ 공개한 표본과 같습니다." if korean else "✓ It agrees with the published sample."
    else:
        more, less = sorted(set(drawn) - set(sample.drawn)), sorted(set(sample.drawn) - set(drawn))
        ko = f"✗ 공개한 표본과 다릅니다. 더 뽑힘: {', '.join(more) or '없음'}, 빠짐: {', '.join(less) or '없음'}"
        en = f"✗ It differs. Only here: {', '.join(more) or 'none'}; only published: {', '.join(less) or 'none'}"
        end = ko if korean else en
    return [*head, *rows, end]

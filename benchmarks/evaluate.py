"""`make evaluate`: measure the score against research data and write docs/evaluation.md, figures only.

The data are kept beside the project (`--data`) and never enter it. Where they are not there, this says so and leaves
the page as it is. Every figure is printed with its date, command and formula.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from machine import describe_machine

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "evaluation.md"
Figures = dict[str, Any]

TEMPLATE = Path(__file__).with_name("evaluation.page")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: the script, the file it needs below the data folder, and how its figures become text."""

    script: str
    file: str
    arguments: tuple[str, ...] = ()


NOTES = Part("evaluate_notes.py", "tests/ties/giving/notes")
"""What needs no research data: its lines stand beside its tests."""

RESUMES = Part("evaluate_resumes.py", "src/renown/demo/resumes", ("--each", "5"))
ADS = Part("evaluate_ads.py", "tests/recruit/vacancies/ads")
MATCHING = Part("evaluate_matching.py", "benchmarks/match_world.toml")

PARTS = {
    "higgs": Part("evaluate_higgs.py", "higgs-twitter/higgs-activity_time.txt.gz", ("--draws", "20", "--seeds", "200")),
    "pairs": Part("evaluate_pairs.py", "kaggle-influencers/train.csv"),
    "email": Part(
        "evaluate_warmth.py",
        "email-eu-core/email-Eu-core-temporal-sample.txt",
        ("--name", "email", "--gate", "0.80"),
    ),
    "identity": Part("evaluate_identity.py", "identity/fake1000.csv"),
    "college": Part("evaluate_warmth.py", "collegemsg/CollegeMsg.txt", ("--name", "college", "--gate", "0.76")),
    "email_meet": Part(
        "evaluate_meet.py",
        "email-eu-core/email-Eu-core-temporal-sample.txt",
        ("--name", "email", "--gate", "0.80"),
    ),
    "skills": Part("evaluate_skills.py", "esco"),
    "college_meet": Part("evaluate_meet.py", "collegemsg/CollegeMsg.txt", ("--name", "college", "--gate", "0.66")),
}


def figures_of(part: Part, data: Path) -> Figures:
    """Run one part in a process of its own and read the JSON line it prints."""
    command = [sys.executable, str(ROOT / "benchmarks" / part.script), str(data / part.file), *part.arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    found: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def higgs_rows(found: Figures) -> str:
    """The table of the Higgs figures."""
    gates = {
        ("resonance", "spearman"): 0.42,
        ("score", "spearman"): 0.385,
        ("score", "auc_top1"): 0.89,
    }
    names = {"score": "the score", "resonance": "resonance alone", "unguarded_score": "the score without seeds"}
    lines = []
    for which, title in names.items():
        for measure, words in (("spearman", "Spearman"), ("auc_top1", "AUC of the top 1 %")):
            value, (low, high) = found[which][measure], found[which][f"{measure}_draws"]
            inside = found[which]["interval"][measure]
            gate = gates.get((which, measure))
            said = "" if gate is None else f">= {gate}: {'held' if value >= gate else 'not held'}"
            draws = f"{low:.3f} to {high:.3f}"
            lines.append(f"| {title}, {words} | {value:.4f} | {draws} | {inside[0]:.3f} to {inside[1]:.3f} | {said} |")
    return "\n".join(lines)


def warmth_rows(found: dict[str, Figures]) -> str:
    """The table of the warmth figures."""
    lines = []
    for name, title in (("email", "e-mail of a research institute"), ("college", "messages at a college")):
        told = found[name]
        low, high = told["interval"]
        cuts = ", ".join(f"{value:.3f}" for value in told["by_cut"])
        every = told["every_ten_days"]
        lines.append(
            f"| {title} | **{told['auc']:.4f}** | {low:.3f} to {high:.3f} | {cuts} | {told['last_contact']:.4f} "
            f"| {every['mean']:.3f}, lowest {every['low']:.3f} | {100 * told['warm_in_touch']:.0f} %, "
            f"{100 * told['others_in_touch']:.0f} % | >= {told['gate']:.2f}: {'held' if told['held'] else 'not held'} |"
        )
    return "\n".join(lines)


def meet_rows(found: dict[str, Figures]) -> str:
    """The table of the figures about people to meet."""
    lines = []
    for name, title in (("email_meet", "e-mail of a research institute"), ("college_meet", "messages at a college")):
        told = found[name]
        cuts = ", ".join(f"{value:.3f}" for value in told["other_cuts"])
        rivals = ", ".join(f"{rival.replace('_', ' ')} {value:.3f}" for rival, value in told["rivals"].items())
        lines.append(
            f"| {title} | {told['pairs']:,}, {100 * told['met_share']:.2f} % | **{told['auc']:.4f}** | {cuts} "
            f"| {told['precision_at_100']:.2f} | {rivals} | {told['against_anybody']:.3f} "
            f"| >= {told['gate']:.2f}: {'held' if told['held'] else 'not held'} |"
        )
    return "\n".join(lines)


def identity_rows(found: Figures) -> str:
    """The table of the identity figures."""
    names = {
        "email_rule": "the same address",
        "evidence": "evidence and clusters",
        "answered": "and what was asked, answered",
    }
    lines = []
    for which, title in (("seen", "fake_1000"), ("unseen", "made-up worlds")):
        for rule, words in names.items():
            told = found[which][rule]
            gate = "precision >= .999, F1 >= .96: " + ("held" if found["held"] else "not held")
            said = gate if (which, rule) == ("seen", "evidence") else ""
            lines.append(
                f"| {title}, {words} | {told['precision']:.4f} | {told['recall']:.4f} | {told['f1']:.4f} "
                f"| {told['wrong']} | {said} |"
            )
    return "\n".join(lines)


def skills_rows(found: Figures) -> str:
    """The table of the figures about names of skills."""
    lines = []
    for kind in ("skill", "occupation"):
        told = found[kind]
        if "skipped" in told:
            lines.append(f"| {kind}s | not measured: {told['skipped']} | | | | | |")
            continue
        ways = " | ".join(f"{told[way]['mrr']:.4f}" for way in ("words", "nearest_name"))
        gate = "" if kind != "skill" else f">= {found['gate']}: {'held' if told['gate_held'] else 'not held'}"
        cut = told["cut_off"]
        lines.append(
            f"| {kind}s | {told['concepts']:,}, {told['names']:,} | {ways} | **{told['shipped']['mrr']:.4f}** "
            f"| {100 * cut['answered']:.0f} %, {100 * cut['right']:.0f} % right; {100 * cut['absent_answered']:.0f} % "
            f"| {gate} |"
        )
    return "\n".join(lines)


def notes_rows(found: Figures) -> str:
    """The table of the figures about notes."""
    titles = {
        "lines": "300 lines, written before the reader was",
        "wider": "60 lines, by which the reader was widened",
        "heldout": "60 lines, written last; nothing was changed for them",
    }
    gate = f"people >= .97, kind >= .92, days >= .95: {'held' if found['held'] else 'not held'}"
    return "\n".join(
        f"| {title} | {told['people']:.3f} | {told['what']:.3f} | {told['days']:.3f} "
        f"| {gate if name == 'lines' else ''} |"
        for name, title in titles.items()
        if (told := found[name])
    )


def ads_rows(found: Figures) -> str:
    """The table of the figures about the ad check."""
    titles = {
        "clean": "clean ones",
        "flawed": "flawed ones, written with the rules",
        "wider": "by which the rules were widened",
        "heldout": "written after those, with other words on purpose",
        "unseen": "of other trades, as employers write them",
        "spare": "more of these, read last",
    }
    gate = f"all sets: precision >= .90, recall >= .90: {'held' if found['held'] else 'not held'}"
    return "\n".join(
        f"| {told['ads']}, {title} | {told['right']} | {told['false']} | {told['missed']} "
        f"| {told['precision']:.3f} | {told['recall']:.3f} | {gate if name == 'clean' else ''} |"
        for name, title in titles.items()
        if (told := found[name])
    )


def resumes_rows(found: Figures) -> str:
    """The table of the figures about CVs."""
    titles = {
        "twelve": "60 CVs in twelve layouts",
        "seen": "of these the six layouts that the reader was built by",
        "held": "of these the six others, by which it was widened",
        "last": "20 CVs in four layouts, written after that, by which it was widened",
        "fresh": "30 CVs in six layouts of other tools and habits, by which it was widened",
        "spare": "30 CVs in six more, of which two kinds of faults were mended",
    }
    gate = f"jobs >= .90, skills >= .85, dates >= .95, 100 CVs <= 60 s: {'held' if found['gates_held'] else 'not held'}"
    return "\n".join(
        f"| {title} | {told['positions']:.3f} | {told['skills']:.3f} | {told['dates']:.3f} | {told['tongues']:.3f} "
        f"| {gate if name == 'twelve' else ''} |"
        for name, title in titles.items()
        if (told := found[name])
    )


def matching_rows(found: Figures) -> str:
    """The table of the figures about matching."""
    titles = {"first": "three, there when the weights were chosen", "last": "three others, in sight too"}
    gate = f"above TF-IDF alone: {'held' if found['held'] else 'not held'}"
    return "\n".join(
        f"| {titles[which]} | {way} | {told['map']:.3f} | {told['ndcg']:.3f} | {told['wrong']:.1f} "
        f"| {gate if way == 'shipped' else ''} |"
        for which in titles
        for way, told in found[which].items()
    )


def page(found: dict[str, Figures]) -> str:
    """The whole page."""
    higgs, pairs = found["higgs"], found["pairs"]
    low, high = pairs["spread"]
    return TEMPLATE.read_text(encoding="utf-8").format(
        date=datetime.now(UTC).date().isoformat(),
        machine=describe_machine(),
        higgs=higgs,
        higgs_rows=higgs_rows(higgs),
        pairs=pairs,
        warmth_rows=warmth_rows(found),
        warmth=found["email"],
        identity=found["identity"],
        identity_rows=identity_rows(found["identity"]),
        meet_rows=meet_rows(found),
        notes_rows=notes_rows(found["notes"]),
        skills_rows=skills_rows(found["skills"]),
        ads_rows=ads_rows(found["ads"]),
        matching=found["matching"],
        matching_rows=matching_rows(found["matching"]),
        resumes=found["resumes"],
        resumes_rows=resumes_rows(found["resumes"]),
        low=low,
        high=high,
        held="held" if pairs["held"] else "not held",
    )


def main() -> int:
    """Run every part whose data are there; write the page when all are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the research data")
    data = parser.parse_args().data
    parts = {"notes": NOTES, "ads": ADS, "resumes": RESUMES, "matching": MATCHING}
    own = {name: figures_of(part, ROOT) for name, part in parts.items()}
    missing = [part.file for part in PARTS.values() if not (data / part.file).exists()]
    if missing:
        print(json.dumps(own))
        print(
            f"The research data are not here ({', '.join(missing)}): nothing was measured, {PAGE.name} stays as it is."
        )
        return 0
    found = {**own, **{name: figures_of(part, data) for name, part in PARTS.items()}}
    for figures in found.values():
        print(json.dumps(figures))
    PAGE.write_text(page(found), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
